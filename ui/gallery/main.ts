import '../src/styles/tokens.css';
import '../src/styles/base.css';
import '../src/styles/controls.css';
import { mount } from 'svelte';
import { speak } from '../src/components/words.svelte.ts';
import Gallery from './Gallery.svelte';

speak(location.search.includes('en') ? 'en' : 'zh', (error) => (error as Error).message);
mount(Gallery, { target: document.getElementById('app')! });
