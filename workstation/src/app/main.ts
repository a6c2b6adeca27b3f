import '@daozhen/ui/fonts';
import '@daozhen/ui/tokens.css';
import '@daozhen/ui/base.css';
import '@daozhen/ui/controls.css';
import '@daozhen/ui/tables.css';
import './workstation.css';
import { tellTimesIn } from '@daozhen/ui';
import { mount } from 'svelte';
import App from './App.svelte';
import { i18n } from './i18n.svelte.ts';
import { centreZone } from './moment.ts';

i18n.start();
tellTimesIn(centreZone);
mount(App, { target: document.getElementById('app')! });
