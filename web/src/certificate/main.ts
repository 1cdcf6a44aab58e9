import '../styles/base.css';
import { mount } from 'svelte';
import Certificate from './Certificate.svelte';

mount(Certificate, { target: document.getElementById('app')! });
