import '@daozhen/ui/tokens.css';
import '@daozhen/ui/base.css';
import { mount } from 'svelte';
import { i18n } from '../app/i18n.svelte.ts';
import Start from './Start.svelte';

i18n.start();
mount(Start, { target: document.getElementById('app')! });
