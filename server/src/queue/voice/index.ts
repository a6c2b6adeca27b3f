export { openSounds, type Sounds, type SoundsOptions } from './open-voice.ts';
export { browserVoice, type VoiceProvider } from './providers/provider.ts';
export { createVoice, type Voice, type VoiceOptions, type VoiceSettings } from './voice.ts';
export { voiceRoutes } from './voice.routes.ts';
export type { SoundStore } from './store.ts';
