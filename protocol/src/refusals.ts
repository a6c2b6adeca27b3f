/** Every code the floor answers with: HTTP status, a sentence in Chinese and one in English. */
export interface RefusalText {
  status: number;
  zh: string;
  en: string;
}

const conflict = (zh: string, en: string): RefusalText => ({ status: 409, zh, en });
const missing = (zh: string, en: string): RefusalText => ({ status: 404, zh, en });

export const refusals = {
  'protocol.client-too-old': {
    status: 426,
    zh: '页面版本过旧，请刷新后重试。',
    en: 'This client is too old; reload it.',
  },
  'protocol.server-too-old': {
    status: 400,
    zh: '服务器版本低于本页面，请稍后再试。',
    en: 'The server is older than this client; try again after its upgrade.',
  },
  'command.invalid': {
    status: 400,
    zh: '请求内容不正确。',
    en: 'The command is not well formed.',
  },
  'command.id-reused': conflict(
    '同一编号已用于另一条指令，未执行。',
    'This command id was already used for a different command.',
  ),
  'command.not-permitted': {
    status: 403,
    zh: '您没有执行此操作的权限。',
    en: 'You may not send this command.',
  },
  'floor.unavailable': {
    status: 503,
    zh: '排队服务暂时不可用，本次操作未确认，请稍候重试。',
    en: 'The floor is unavailable; the command was not acknowledged. Retry with the same id.',
  },
  'site.unknown': missing('没有这个院区。', 'There is no such campus.'),
  'site.closing': conflict('今日已停止登记和叫号。', 'The day is closing; no more joins or calls.'),
  'site.not-closing': conflict('请先停止今日登记。', 'Close the day before its cut-off.'),
  'config.in-use': conflict(
    '设置涉及正在使用的诊室或检查点，未保存。',
    'The settings remove a room or station that is in use.',
  ),
  'class.unknown': missing('没有这个优先级类别。', 'There is no such class.'),
  'class.same': conflict('已经是该类别。', 'The visit already has this class.'),
  'items.none': conflict('没有任何项目。', 'There are no items.'),
  'items.no-room': conflict(
    '没有诊室能做其中的项目。',
    'No room of the station can do one of the items.',
  ),
  'item.exists': conflict('项目重复。', 'The item is already on the visit.'),
  'item.unknown': missing('该受检者没有这个项目。', 'The visit has no such item.'),
  'item.not-todo': conflict('项目已完成或已放弃。', 'The item is no longer to be done.'),
  'item.wrong-station': conflict('项目不在本检查点。', 'The item belongs to another station.'),
  'item.serving': conflict('项目正在检查中。', 'The item is being done right now.'),
  'station.unknown': missing('没有这个检查点。', 'There is no such station.'),
  'station.frozen': conflict(
    '该检查点暂停，请先安排其他项目。',
    'No room of this station is open.',
  ),
  'visit.unknown': missing('没有这位受检者。', 'There is no such visit.'),
  'visit.exists': conflict('该受检者已登记。', 'The visit is already on the floor.'),
  'visit.not-arrived': conflict('受检者尚未报到。', 'The visit has not checked in yet.'),
  'visit.finished': conflict('该受检者已全部完成。', 'The visit is finished.'),
  'visit.serving': conflict('该受检者正在检查中。', 'The visit is being examined.'),
  'visit.called': conflict('该受检者正被呼叫。', 'The visit is being called.'),
  'visit.away': conflict(
    '该受检者暂离，请先重新报到。',
    'The visit is away; check in again first.',
  ),
  'visit.not-away': conflict('该受检者不在过号名单中。', 'The visit was not passed.'),
  'visit.held': conflict('该受检者已挂起。', 'The visit is already on hold.'),
  'visit.not-held': conflict(
    '该受检者未挂起，也未被指定。',
    'The visit is neither held nor placed by a nurse.',
  ),
  'visit.chosen': conflict(
    '护士已为其指定其他检查点。',
    'A nurse chose another station for this visit.',
  ),
  'visit.elsewhere': conflict('该受检者在其他检查点门口。', 'The visit is at another door.'),
  'visit.not-ready': conflict('该项目的准备尚未完成。', 'Nothing is ready at this station.'),
  'visit.unnamed': conflict('请选择受检者。', 'Several visits are here; name one.'),
  'join.no-items': conflict(
    '在该检查点没有待检项目。',
    'The visit has nothing to do at this station.',
  ),
  'join.already': conflict('已在该检查点排队。', 'The visit already waits here.'),
  'door.full': conflict('门口候检位已满。', 'The door has no free slot.'),
  'room.unknown': missing('没有这个诊室。', 'There is no such room.'),
  'room.wrong-station': conflict('诊室不属于该检查点。', 'The room belongs to another station.'),
  'room.not-open': conflict('诊室未开诊。', 'The room is not open.'),
  'room.not-paused': conflict('诊室没有暂停。', 'The room is not paused.'),
  'room.open': conflict('诊室已开诊。', 'The room is already open with this staff member.'),
  'room.full': conflict('诊室里还有人，请先完成。', 'The room is full; finish first.'),
  'room.serving': conflict('还有人正在检查，不能关闭。', 'Someone is still being examined.'),
  'room.stale': conflict(
    '状态已变化，请看最新状态后再按。',
    'The room changed since you last saw it.',
  ),
  'room.not-allowed': conflict('该诊室不能为其检查。', 'This room may not examine the visit.'),
  'room.nobody-called': conflict('没有正在呼叫的人。', 'Nobody is being called here.'),
  'room.nobody-serving': conflict('没有正在检查的人。', 'Nobody is being examined here.'),
  'call.too-soon': conflict('刚刚呼叫过，请稍候。', 'The room called a moment ago.'),
  'call.nobody': conflict('暂无可呼叫的人。', 'Nobody can be called now.'),
  'recall.too-soon': conflict('重呼过于频繁，请稍候。', 'Recalled a moment ago.'),
  'pass.too-soon': conflict(
    '呼叫次数或等待时间不足，不能过号。',
    'Too few calls or seconds to pass.',
  ),
  'press.capacity': conflict(
    '该诊室可同时检查多人，不支持单键。',
    'A room with several places has no one-button mode.',
  ),
  'rejoin.nurse': conflict('请联系导检护士。', 'Only a nurse can bring this visit back.'),
  'prepare.same': conflict('准备状态没有变化。', 'The preparation is already so.'),
  'undo.nothing': conflict('没有可撤销的操作。', 'There is nothing to undo.'),
  'undo.moved': conflict(
    '受检者状态已变化，不能撤销。',
    'The visit has moved on; it cannot be undone.',
  ),
  'undo.room-full': conflict('诊室已满，不能撤销。', 'The room is full; it cannot be undone.'),
  'tick.idle': conflict('没有到时的事项。', 'Nothing is due.'),
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof refusals;

export type Language = 'zh' | 'en';

/** The sentence for a code in a language; an unknown code answers with the code itself. */
export function refusalText(code: string, language: Language): string {
  return (refusals as Record<string, RefusalText>)[code]?.[language] ?? code;
}
