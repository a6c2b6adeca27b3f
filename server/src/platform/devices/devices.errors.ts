import type { ErrorTexts } from '../http/index.ts';

export const deviceErrors = {
  'pairing.unknown': {
    status: 404,
    zh: '配对码不正确或已过期。',
    en: 'The pairing code is wrong or has expired.',
  },
  'pairing.placement': {
    status: 400,
    zh: '设备类型与位置不符，或没有这个位置。',
    en: 'The place does not fit this kind of device, or does not exist.',
  },
  'device.stale': {
    status: 409,
    zh: '设置刚被别人改过，请看最新内容后再保存。',
    en: 'Somebody else has just changed it; look at it as it is now and save again.',
  },
  'device.no-screen': {
    status: 409,
    zh: '这个设备没有屏幕。',
    en: 'This device has no screen.',
  },
  'device.not-removed': {
    status: 409,
    zh: '设备已移除较久，请重新配对。',
    en: 'The device was removed too long ago; pair it again.',
  },
  'picture.none': {
    status: 404,
    zh: '这块屏幕还没有发来画面。',
    en: 'This screen has not sent a picture yet.',
  },
  'picture.type': {
    status: 415,
    zh: '画面应为 200 kB 以内的 WebP、JPEG 或 PNG。',
    en: 'A picture is WebP, JPEG or PNG of at most 200 kB.',
  },
  'playlist.unknown': { status: 404, zh: '没有这个播放单。', en: 'There is no such playlist.' },
  'playlist.stale': {
    status: 409,
    zh: '播放单刚被别人改过，请看最新内容后再保存。',
    en: 'Somebody else has just changed the playlist; look at it as it is now and save again.',
  },
  'playlist.zone': { status: 400, zh: '没有这个候检区。', en: 'There is no such waiting area.' },
  'playlist.file': {
    status: 400,
    zh: '播放单里有不存在的文件，请重新上传。',
    en: 'The playlist names a file that is not there; upload it again.',
  },
  'media.unknown': { status: 404, zh: '没有这个文件。', en: 'There is no such file.' },
  'media.type': {
    status: 415,
    zh: '只能使用 MP4、WebM 视频和 JPG、PNG、WebP 图片。',
    en: 'Only MP4 and WebM videos and JPG, PNG and WebP pictures can be shown.',
  },
  'media.too-large': {
    status: 413,
    zh: '文件过大：图片不超过 20 MB，视频不超过 300 MB。',
    en: 'The file is too large: pictures up to 20 MB, videos up to 300 MB.',
  },
  'media.full': {
    status: 409,
    zh: '存放播放文件的空间已满，请先删除不用的文件。',
    en: 'The space for playlist files is full; delete some that are not needed.',
  },
  'media.in-use': {
    status: 409,
    zh: '文件正在播放单里使用，请先从播放单移除。',
    en: 'A playlist uses the file; take it out of the playlist first.',
  },
  'device.unknown': { status: 404, zh: '没有这个设备。', en: 'There is no such device.' },
} as const satisfies ErrorTexts;
