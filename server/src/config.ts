import { resolve } from 'node:path';
import {
  readSettings,
  type SettingDefinition,
  type WrongSetting,
} from './platform/config/index.ts';
import Type, { type Static, type TSchema } from 'typebox';

const setting = <T extends TSchema>(schema: T, text: Omit<SettingDefinition, 'schema'>) => ({
  schema,
  ...text,
});

const Port = Type.Integer({ minimum: 0, maximum: 65_535 });
const AzureVoice = Type.String({
  pattern: '^[A-Za-z]{2,3}-[A-Za-z]{2,8}(-[A-Za-z]+)?-[A-Za-z0-9:]{2,60}$',
});

/** Every setting of the server, by the name of its environment variable; docs/settings.md is made from it. */
export const settings = {
  NODE_ENV: setting(
    Type.Union([Type.Literal('development'), Type.Literal('production'), Type.Literal('test')]),
    {
      default: 'development',
      zh: '运行方式。production 为正式运行：不开放演示账号，并要求 SESSION_SECRET。',
      en: 'How the server is run. production has no demo accounts and needs SESSION_SECRET.',
    },
  ),
  HOST: setting(Type.String({ minLength: 1 }), {
    default: '0.0.0.0',
    zh: '监听地址。',
    en: 'Address to listen on.',
  }),
  PORT: setting(Port, {
    default: 8080,
    zh: '网页和接口的端口；0 表示任选一个空闲端口。',
    en: 'Port of the screens and the interface; 0 takes any free one.',
  }),
  FEED_PORT: setting(Port, {
    default: 8081,
    zh: '推送引擎为 uws 时，大屏和手机推送的端口；0 表示任选一个空闲端口。',
    en: 'Port of the live feed when its engine is uws; 0 takes any free one.',
  }),
  FEED_HOST: setting(Type.String({ minLength: 1 }), {
    default: '127.0.0.1',
    zh: '推送端口的监听地址。反向代理在另一台机器上、直接转发到该端口时，设为本机在内网的地址；不要对外开放。',
    en: 'Address of the feed’s port. Set it to this machine’s address in the internal network when a reverse proxy on another machine goes to that port directly; keep it from the outside.',
  }),
  FEED_ENGINE: setting(
    Type.Union([Type.Literal('auto'), Type.Literal('uws'), Type.Literal('ws')]),
    {
      default: 'auto',
      zh: '推送引擎：uws 最快，ws 到处可用，auto 在能用 uws 时用 uws。',
      en: 'Engine of the live feed: uws is fastest, ws runs everywhere, auto takes uws where it loads.',
    },
  ),
  PUBLIC_URL: setting(Type.String({ pattern: '^https?://[^/\\s]+(/[^\\s]*)?$' }), {
    optional: '由 HOST 和 PORT 得出 · made from HOST and PORT',
    zh: '受检者手机打开的网址，印在二维码里。',
    en: 'Address examinees’ phones open; what the QR codes say.',
  }),
  DATA_DIR: setting(Type.String({ minLength: 1 }), {
    default: './data',
    zh: '数据目录：自带的 Redis、内嵌数据库和密钥都在里面。',
    en: 'Folder of what the server keeps itself: its Redis, the embedded database and its secret.',
  }),
  REDIS_URL: setting(Type.String({ pattern: '^rediss?://[^\\s,]+(,rediss?://[^\\s,]+)*$' }), {
    optional: '自带一个 Redis · a Redis of its own',
    secret: true,
    zh: '外部 Redis 或 Valkey 的地址。写两个以上、用逗号隔开，表示 Redis Cluster 的若干节点，每个院区在其中一个主节点上。',
    en: 'Address of a Redis or Valkey run elsewhere. Two or more, separated by commas, are nodes of a Redis Cluster, where each campus lives on one master.',
  }),
  DATABASE_URL: setting(Type.String({ pattern: '^postgres(ql)?://[^\\s]+$' }), {
    optional: '内嵌数据库 · the embedded database',
    secret: true,
    zh: 'PostgreSQL 的地址；正式运行应当设置。',
    en: 'Address of PostgreSQL; set it for anything but trying out.',
  }),
  DATABASE_OWNER_URL: setting(Type.String({ pattern: '^postgres(ql)?://[^\\s]+$' }), {
    optional: '用 DATABASE_URL · DATABASE_URL',
    secret: true,
    zh: '启动时建表和升级所用的 PostgreSQL 地址（表的所有者）；运行中用 DATABASE_URL，它对审计日志只能追加。见 deploy/postgres/roles.sql。',
    en: 'Address the tables are brought up to date with at the start, as their owner; the rest goes by DATABASE_URL, which may only add to the audit log. See deploy/postgres/roles.sql.',
  }),
  DATABASE_CONNECTIONS: setting(Type.Integer({ minimum: 1, maximum: 200 }), {
    default: 10,
    zh: '本进程到 PostgreSQL 的最多连接数。',
    en: 'Most connections of this process to PostgreSQL.',
  }),
  DEMO: setting(Type.Boolean(), {
    optional:
      'NODE_ENV=production 或设置了 DATABASE_URL 时关闭，否则打开 · off with NODE_ENV=production or DATABASE_URL, else on',
    zh: '演示：带演示账号，并在首页列出。',
    en: 'Demo: with demo accounts, listed on the start page.',
  }),
  SESSION_SECRET: setting(Type.String({ minLength: 32, maxLength: 200 }), {
    optional: 'DATA_DIR 中的密钥 · a secret kept in DATA_DIR',
    secret: true,
    zh: '手机链接和设备令牌由此得出；多台服务器必须相同，正式运行必须设置。',
    en: 'What phone links and device tokens are made from; the same on every node, required in production.',
  }),
  DATA_KEYS: setting(Type.String({ minLength: 90 }), {
    optional: 'DATA_DIR 中的 data-keys · the file data-keys in DATA_DIR',
    secret: true,
    zh: '个人信息的加密密钥：index=<密钥>,<名称>=<密钥>，当前密钥在前，每个为 32 字节 base64url；多台服务器必须相同，务必另行备份。',
    en: 'Keys of personal data: index=<key>,<name>=<key>, the current one first, each 32 bytes in base64url; the same on every node. Keep a copy apart from the backup.',
  }),
  DATA_CIPHER: setting(Type.Union([Type.Literal('aes-256-gcm'), Type.Literal('sm4-cbc')]), {
    default: 'aes-256-gcm',
    zh: '新写入的个人信息用哪种算法加密：AES-256-GCM，或国密 SM4-CBC 加 HMAC-SM3。两种都能读。',
    en: 'What personal data is sealed with from now on: AES-256-GCM, or SM4-CBC with HMAC-SM3. Both are read.',
  }),
  SESSION_HOURS: setting(Type.Integer({ minimum: 1, maximum: 168 }), {
    default: 12,
    zh: '登录多少小时后需要重新登录。',
    en: 'Hours after which one has to log in again.',
  }),
  SESSION_IDLE_MINUTES: setting(Type.Integer({ minimum: 5, maximum: 720 }), {
    default: 60,
    zh: '多少分钟没有操作后需要重新登录；管理员最多 15 分钟（演示除外）。',
    en: 'Minutes without any action after which one has to log in again; 15 at most for administrators (not in the demo).',
  }),
  SESSION_LIMIT: setting(Type.Integer({ minimum: 1, maximum: 100 }), {
    default: 5,
    zh: '一个账号同时登录的最多处数；再登录时最早的一处退出（演示不限）。',
    en: 'Sessions one account may have at a time; a further one ends the oldest (any number in the demo).',
  }),
  AZURE_SPEECH_KEY: setting(Type.String({ minLength: 16, maxLength: 400 }), {
    optional: '不使用 Azure 语音 · Azure Speech is not used',
    secret: true,
    zh: 'Azure 语音服务的密钥。设置后优先用它播报，连不上时自动改用 espeak-ng。还要设置 AZURE_SPEECH_REGION 或 AZURE_SPEECH_ENDPOINT。',
    en: 'Key of an Azure Speech resource. With it announcements are spoken by Azure first, by espeak-ng when it cannot be reached. Needs AZURE_SPEECH_REGION or AZURE_SPEECH_ENDPOINT.',
  }),
  AZURE_SPEECH_REGION: setting(Type.String({ pattern: '^[a-z][a-z0-9]{2,40}$' }), {
    optional: '见 AZURE_SPEECH_ENDPOINT · see AZURE_SPEECH_ENDPOINT',
    zh: 'Azure 语音资源所在区域，例如 chinaeast2。',
    en: 'Region of the Azure Speech resource, e.g. chinaeast2.',
  }),
  AZURE_SPEECH_ENDPOINT: setting(Type.String({ pattern: '^(https?|wss?)://[^/\\s]+/?$' }), {
    optional: '由 AZURE_SPEECH_REGION 得出 · made from AZURE_SPEECH_REGION',
    zh: '自定义域名或本地语音容器的地址，不含路径；设置后不看区域。',
    en: 'Address of a resource with a domain of its own or of a speech container, without a path; counts instead of the region.',
  }),
  AZURE_SPEECH_VOICE_ZH: setting(AzureVoice, {
    default: 'zh-CN-XiaoxiaoNeural',
    zh: 'Azure 的普通话发音人。',
    en: 'The Azure voice for Mandarin.',
  }),
  AZURE_SPEECH_VOICE_EN: setting(AzureVoice, {
    default: 'en-GB-SoniaNeural',
    zh: 'Azure 的英语发音人。',
    en: 'The Azure voice for English.',
  }),
  AZURE_SPEECH_VOICE_YUE: setting(AzureVoice, {
    default: 'zh-HK-HiuMaanNeural',
    zh: 'Azure 的粤语发音人。',
    en: 'The Azure voice for Cantonese.',
  }),
  TRUST_PROXY: setting(Type.Boolean(), {
    default: false,
    zh: '在反向代理之后运行：采用其 X-Forwarded-* 头；其中最后一个地址（代理自己加上的）算作客户端地址。',
    en: 'Behind a reverse proxy: believe its X-Forwarded-* headers; the last address, which the proxy itself has added, counts as the client’s.',
  }),
  LOG_LEVEL: setting(
    Type.Union([
      Type.Literal('silent'),
      Type.Literal('error'),
      Type.Literal('warn'),
      Type.Literal('info'),
      Type.Literal('debug'),
    ]),
    { default: 'info', zh: '日志详细程度。', en: 'How much is logged.' },
  ),
} as const;

type Values = {
  [K in keyof typeof settings]: (typeof settings)[K] extends { schema: infer S extends TSchema }
    ? (typeof settings)[K] extends { optional: string }
      ? Static<S> | undefined
      : Static<S>
    : never;
};

/** How Azure Speech is reached: by region or by an address of its own. */
export interface AzureSpeech {
  key: string;
  region: string | undefined;
  endpoint: string | undefined;
  voices: { zh: string; en: string; yue: string };
}

/** The settings of one running server, checked. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  feedPort: number;
  feedHost: string;
  feedEngine: 'auto' | 'uws' | 'ws';
  publicUrl: string | undefined;
  /** Absolute: what is started in a folder of its own finds it too. */
  dataDir: string;
  redisUrl: string | undefined;
  databaseUrl: string | undefined;
  /** Of the tables' owner; undefined where it is the same. */
  databaseOwnerUrl: string | undefined;
  databaseConnections: number;
  demo: boolean;
  sessionSecret: string | undefined;
  dataKeys: string | undefined;
  dataCipher: 'aes-256-gcm' | 'sm4-cbc';
  sessionMs: number;
  sessionIdleMs: number;
  sessionLimit: number;
  /** Absent where Azure Speech is not used. */
  azureSpeech: AzureSpeech | undefined;
  trustProxy: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/**
 * Reads the settings from the environment.
 * @throws WrongSettings naming every wrong one, in Chinese and English
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const values = readSettings(settings, environment, together) as Values;
  const production = values.NODE_ENV === 'production';
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    feedPort: values.FEED_PORT,
    feedHost: values.FEED_HOST,
    feedEngine: values.FEED_ENGINE,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: resolve(values.DATA_DIR),
    redisUrl: values.REDIS_URL,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    demo: values.DEMO ?? (!production && values.DATABASE_URL === undefined),
    sessionSecret: values.SESSION_SECRET,
    dataKeys: values.DATA_KEYS,
    dataCipher: values.DATA_CIPHER,
    sessionMs: values.SESSION_HOURS * 3_600_000,
    sessionIdleMs: values.SESSION_IDLE_MINUTES * 60_000,
    sessionLimit: values.SESSION_LIMIT,
    azureSpeech: azureSpeech(values),
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
  };
}

/** What is wrong with settings that are right by themselves. */
function together(read: Readonly<Record<string, unknown>>): WrongSetting[] {
  const problems: WrongSetting[] = [];
  if (read['NODE_ENV'] === 'production' && read['SESSION_SECRET'] === undefined) {
    problems.push({ name: 'SESSION_SECRET', zh: '正式运行必须设置', en: 'required in production' });
  }
  const placed = read['AZURE_SPEECH_REGION'] ?? read['AZURE_SPEECH_ENDPOINT'];
  if (read['AZURE_SPEECH_KEY'] !== undefined && placed === undefined) {
    const en = 'required with AZURE_SPEECH_KEY, or AZURE_SPEECH_ENDPOINT';
    const zh = '设置了 AZURE_SPEECH_KEY 时必须设置，或设置 AZURE_SPEECH_ENDPOINT';
    problems.push({ name: 'AZURE_SPEECH_REGION', zh, en });
  }
  return problems;
}

function azureSpeech(values: Values): AzureSpeech | undefined {
  const key = values.AZURE_SPEECH_KEY;
  return key === undefined
    ? undefined
    : {
        key,
        region: values.AZURE_SPEECH_REGION,
        endpoint: values.AZURE_SPEECH_ENDPOINT,
        voices: {
          zh: values.AZURE_SPEECH_VOICE_ZH,
          en: values.AZURE_SPEECH_VOICE_EN,
          yue: values.AZURE_SPEECH_VOICE_YUE,
        },
      };
}
