import type { NoticeBody, OpenNotice, Said, VoiceStatus, ZoneVoice } from '@daozhen/protocol';

const settings: ZoneVoice = {
  on: true,
  volume: 0.8,
  second: 'en',
  repeat: 2,
  door: false,
  passed: false,
};

interface Answer {
  status: number;
  body?: unknown;
}

/** The voice of an invented campus: two zones that say what a test puts into them. */
export class FakeVoice {
  readonly status: VoiceStatus;
  /** Everything asked for that changes something: path and body. */
  readonly asked: { path: string; body: unknown }[] = [];

  constructor() {
    const zone = (id: string, displays: number): VoiceStatus['zones'][number] => ({
      zone: id,
      settings: { ...settings },
      mode: 'speak',
      displays,
      blocked: 0,
      waiting: [],
      last: [],
    });
    this.status = {
      at: Date.now(),
      zones: [zone('z2', 2), zone('z3', 1)],
      notices: [],
      voices: [
        { name: 'azure', state: 'off', languages: [] },
        { name: 'espeak-ng', state: 'ready', languages: ['zh', 'en', 'yue'], lastMs: 38 },
        { name: 'browser', state: 'ready', languages: ['zh', 'en', 'yue'] },
      ],
    };
  }

  /** Something said in a zone. */
  static said(id: string, zh: string, more: Partial<Said> = {}): Said {
    const text = { zh, en: '' };
    return { id, zone: 'z2', urgency: 'call', at: Date.now(), text, outcome: 'played', ...more };
  }

  /** Answers one request below `/api/voice/sites/<site>`. */
  answer(method: string, path: string, body: Record<string, unknown>): Answer {
    const [, zoneId = '', what = ''] = /\/zones\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    this.status.at = Date.now();
    if (method === 'GET') return { status: 200, body: this.status };
    this.asked.push({ path: path.replace(/^\/api\/voice\/sites\/main/, ''), body });
    if (path.endsWith('/notices')) return this.#notice(body as NoticeBody);
    if (method === 'DELETE') {
      this.status.notices = this.status.notices.filter(({ notice }) => !path.endsWith(notice));
      return { status: 204 };
    }
    const zone = this.status.zones.find((one) => one.zone === zoneId);
    if (!zone) return refused(404, 'voice.zone-unknown', '没有这个候检区。');
    if (what === 'settings') return this.#settings(zone, body as unknown as ZoneVoice);
    if (what === 'mute') {
      const minutes = Number(body['minutes']);
      zone.mode = minutes === 0 ? 'speak' : 'muted';
      zone.mutedUntil = Date.now() + minutes * 60_000;
      return { status: 204 };
    }
    if (body['on'] === 'displays' && zone.displays === 0) {
      return refused(409, 'voice.no-display', '这个候检区没有开着的显示屏，无法试听。');
    }
    const text = { zh: '声音测试。', en: 'This is a sound test.' };
    return { status: 200, body: { text, second: 'en', volume: zone.settings.volume, audio: [] } };
  }

  #settings(zone: VoiceStatus['zones'][number], next: ZoneVoice): Answer {
    if (next.quiet && next.quiet.from === next.quiet.to) {
      return refused(400, 'voice.quiet-hours', '静音时段的开始和结束时间不能相同。');
    }
    zone.settings = next;
    return { status: 204 };
  }

  #notice(body: NoticeBody): Answer {
    const { zones, urgent, times, text } = body;
    const notice = `notice-${this.status.notices.length + 1}`;
    const open: OpenNotice = {
      notice,
      text: { zh: text.zh, en: text.en ?? '' },
      zones,
      urgent,
      times,
      given: 1,
    };
    this.status.notices.push(open);
    return { status: 201, body: { notice } };
  }
}

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message, traceId: 'trace' },
});
