import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import '@daozhen/ui/tokens.css';
import '@daozhen/ui/base.css';
import './styles/screen.css';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
