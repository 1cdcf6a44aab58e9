// write-good with its usual checks. Usage: node run_write_good.mjs TEXTS
import writeGood from 'write-good';
import { measure } from './measure.mjs';

measure('write-good', (reply) => writeGood(reply).length);
