import type { VoiceLanguage } from '@daozhen/protocol';
import type * as Sdk from 'microsoft-cognitiveservices-speech-sdk';
import type { VoiceProvider } from './provider.ts';

export interface AzureOptions {
  /** Never logged: it travels in a header of the connection. */
  key: string;
  /** Region of the resource, e.g. `chinaeast2`; or the address of a resource or container. */
  region?: string | undefined;
  endpoint?: string | undefined;
  voices: Record<VoiceLanguage, string>;
  patienceMs?: number;
  limitMs?: number;
}

type SpeechSynthesizer = Sdk.SpeechSynthesizer;

/** A hall echoes: a little slower than the voice's own pace. */
const RATE = '-8%';
/** Connections kept open between sentences; opening one takes longer than a call can wait. */
const MOST_IDLE = 2;

/** Renders with Azure Speech; its SDK is loaded when the first sentence needs it. */
export function azureVoice(options: AzureOptions): VoiceProvider {
  const { voices, patienceMs = 500, limitMs = 5000 } = options;
  const idle: SpeechSynthesizer[] = [];
  return {
    name: 'azure',
    id: `azure ${JSON.stringify([voices, RATE])}`,
    languages: ['zh', 'en', 'yue'],
    atOnce: 4,
    patienceMs,
    limitMs,
    async render(text, language, signal) {
      const sdk = await loadSdk();
      const synthesizer = idle.pop() ?? open(sdk, options);
      try {
        const sound = await speak(sdk, synthesizer, ssml(text, voices[language]), signal);
        if (idle.length < MOST_IDLE) idle.push(synthesizer);
        else synthesizer.close();
        return sound;
      } catch (error) {
        synthesizer.close();
        throw error;
      }
    },
  };
}

let loading: Promise<typeof Sdk> | undefined;

/** The SDK, by way of the npm WebSocket: Node's own takes no headers and hides why it was refused. */
function loadSdk(): Promise<typeof Sdk> {
  loading ??= (async () => {
    const base = 'microsoft-cognitiveservices-speech-sdk';
    const sdk = await import('microsoft-cognitiveservices-speech-sdk');
    const inside = (await import(
      `${base}/distrib/lib/src/common.browser/WebsocketMessageAdapter.js`
    )) as { WebsocketMessageAdapter: { forceNpmWebSocket: boolean } };
    inside.WebsocketMessageAdapter.forceNpmWebSocket = true;
    return sdk;
  })();
  return loading;
}

function open(sdk: typeof Sdk, { key, region, endpoint }: AzureOptions): SpeechSynthesizer {
  const config =
    endpoint === undefined
      ? sdk.SpeechConfig.fromSubscription(key, region ?? '')
      : sdk.SpeechConfig.fromHost(new URL(endpoint.replace(/^http/, 'ws')), key);
  config.speechSynthesisOutputFormat = sdk.SpeechSynthesisOutputFormat.Riff24Khz16BitMonoPcm;
  // Without an audio output the sound stays in memory.
  return new sdk.SpeechSynthesizer(config, null);
}

function speak(
  sdk: typeof Sdk,
  synthesizer: SpeechSynthesizer,
  text: string,
  signal: AbortSignal,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    synthesizer.speakSsmlAsync(
      text,
      (result) => {
        const done = result.reason === sdk.ResultReason.SynthesizingAudioCompleted;
        if (done) resolve(Buffer.from(result.audioData));
        else reject(new Error(reason(result.errorDetails)));
      },
      (error) => reject(new Error(reason(error))),
    );
  });
}

/** The SDK's long message, to what a person can act on. */
function reason(message: string): string {
  const status = /Unexpected server response: (\d{3})/.exec(message)?.[1];
  if (status === '401' || status === '403') return `refused: ${status}, check the key and region`;
  if (status !== undefined) return `refused: ${status}`;
  const network = /\b(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/.exec(
    message,
  )?.[1];
  return network ?? message.replaceAll(/\s+/g, ' ').slice(0, 160);
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** One sentence in one voice. The language of the document is the voice's: `zh-CN-XiaoxiaoNeural`. */
function ssml(text: string, voice: string): string {
  const spoken = text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
  const language = voice.split('-').slice(0, 2).join('-');
  return (
    `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${language}">` +
    `<voice name="${voice}"><prosody rate="${RATE}">${spoken}</prosody></voice></speak>`
  );
}
