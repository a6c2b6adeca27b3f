import '@daozhen/ui/fonts';
import '@daozhen/ui/tokens.css';
import '@daozhen/ui/base.css';
import './styles/screen.css';
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.getElementById('app')! });
