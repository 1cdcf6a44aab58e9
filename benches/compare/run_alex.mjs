// alex on plain text, as it comes. Usage: node run_alex.mjs TEXTS
import { text } from 'alex';
import { measure } from './measure.mjs';

measure('alex', (reply) => text(reply).messages.length);
