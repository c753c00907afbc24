import './app.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { applyTheme } from './lib/theme.svelte';
import { listen } from './lib/router.svelte';

applyTheme();
listen();
const target = document.getElementById('app');
if (target) mount(App, { target });
