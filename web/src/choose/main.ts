import '../styles/base.css';
import { mount } from 'svelte';
import Choose from './Choose.svelte';

mount(Choose, { target: document.getElementById('app')! });
