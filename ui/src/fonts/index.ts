// The fonts every screen of ours is delivered with; the browser loads only the slices that a page needs.
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/noto-sans-sc/wght.css';
import './rare-han.css';
