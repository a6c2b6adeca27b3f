import { type BusyCentre, SITE } from './busy-centre.ts';
import type { Photographer } from './photographer.ts';
import { settled } from './settled.ts';

const WORKSTATION = { user: 'manager', width: 1440, height: 900 };

/** The floor screen: stations, plan, one visit. */
export async function floorScreen(camera: Photographer): Promise<void> {
  await camera.at(WORKSTATION, '/workstation/overview', async (page) => {
    await page.getByRole('heading', { name: '等候最久' }).waitFor();
    await settled(page);
    await camera.keep('overview', page);
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: '三楼' }).waitFor();
    await camera.keep('overview-plan', page);
  });
  const tall = { ...WORKSTATION, height: 1180 };
  await camera.at(tall, '/workstation/overview', async (page) => {
    const list = page.locator('section', {
      has: page.getByRole('heading', { name: '等候最久' }),
    });
    await list
      .getByRole('button', { name: /可能去/ })
      .first()
      .click();
    const panel = page.getByRole('complementary', { name: '详情' });
    await panel.getByText('今天的经过').waitFor();
    await panel.locator('summary').first().click();
    await settled(page);
    await camera.keep('overview-visit', panel);
  });
}

/** Duty, load and workload. */
export async function duty(camera: Photographer): Promise<void> {
  const look = { user: 'manager', width: 1360, height: 850 };
  await camera.at(look, '/workstation/duty', async (page) => {
    await page.getByText(/按 \d\d:\d\d 的队伍计算/).waitFor();
    await settled(page);
    await camera.keep('duty', page);
  });
  await camera.at(look, '/workstation/workload', async (page) => {
    await page.getByText('用时分布').waitFor();
    await settled(page);
    await camera.keep('workload', page);
  });
}

/** VIPs and missed calls. */
export async function vipsAndMissed(camera: Photographer): Promise<void> {
  await camera.at(WORKSTATION, '/workstation/vips', async (page) => {
    await page.getByRole('heading', { name: '正在检查' }).waitFor();
    await settled(page);
    await camera.keep('vip-list', page);
  });
  await camera.at(WORKSTATION, '/workstation/vips?tab=cost', async (page) => {
    await page.getByText('各时段').waitFor();
    await settled(page);
    await camera.keep('vip-cost', page);
  });
  await camera.at(WORKSTATION, '/workstation/passed', async (page) => {
    await page.getByText('各检查点过号人次').waitFor();
    await settled(page);
    await camera.keep('missed-report', page);
  });
  await camera.at(WORKSTATION, '/workstation/passed?tab=rules', async (page) => {
    await page.getByRole('button', { name: '用这一天试算' }).click();
    await page.getByRole('button', { name: /^启用/ }).waitFor();
    await settled(page);
    await camera.keep('missed-trial', page);
  });
}

/** How right what was told has been. */
export async function accuracy(camera: Photographer): Promise<void> {
  const look = { user: 'manager', width: 1440, height: 1180 };
  await camera.at(look, '/workstation/accuracy', async (page) => {
    await page.getByText('各科室平均误差').waitFor();
    await settled(page);
    await camera.keep('accuracy', page);
  });
}

/** The start page, and the boards that hang in the house. */
export async function startAndBoards(camera: Photographer, busy: BusyCentre): Promise<void> {
  await camera.at({ width: 1280, height: 1000 }, '/', async (page) => {
    await page.getByRole('link', { name: /大屏/ }).first().waitFor();
    await settled(page);
    await camera.keep('start', page);
  });
  const { links } = await busy.manager.get<{ links: { name: string; url: string }[] }>('/api/demo');
  const boards = [
    ['hall-display', '二楼检验区大屏', 1280, 720],
    ['hall-upright', '二楼诊室区大屏', 540, 960],
    ['door-display', '采血 1 号窗门屏', 608, 1080],
  ] as const;
  for (const [name, board, width, height] of boards) {
    const link = links.find((each) => each.name.includes(board));
    if (!link) throw new Error(`no ${board}`);
    await camera.at({ width, height }, link.url, async (page) => {
      // The first touch opens the sound.
      await page.mouse.click(width / 2, height / 2);
      await page.locator('.ticket').first().waitFor();
      await settled(page);
      await camera.keep(name, page);
    });
  }
}

/** A room's own screen while somebody is called, examined, and before a pause; the same call on all screens. */
export async function rooms(camera: Photographer, busy: BusyCentre): Promise<void> {
  const look = { width: 1280, height: 800 };
  const { rooms: all } = await busy.state();
  const open = Object.values(all).filter(({ state, staff }) => state === 'open' && staff);
  const serving = open.find(
    ({ station, serving: inside }) => station === 'ultrasound' && Object.keys(inside).length > 0,
  );
  if (serving) {
    const page = `/workstation/rooms/${serving.id}`;
    await camera.at({ ...look, user: serving.staff! }, page, async (glass) => {
      await glass.getByText('完成并呼叫下一位').waitFor();
      await settled(glass);
      await camera.keep('call-serving', glass);
    });
  }
  await camera.at({ ...look, user: open[0]!.staff! }, '/workstation/rooms', async (glass) => {
    await glass.getByRole('heading', { level: 1 }).waitFor();
    await settled(glass);
    await camera.keep('rooms', glass);
  });
  await oneCall(camera, busy);
}

/** Calls somebody now and shows board, room and phone at the same moment. */
async function oneCall(camera: Photographer, busy: BusyCentre): Promise<void> {
  const room = (await busy.state()).rooms['east-eye-1']!;
  for (const visit of Object.keys(room.called)) {
    await busy.manager.command(SITE, 'start', { room: room.id, visit });
  }
  for (const visit of Object.keys({ ...room.called, ...room.serving })) {
    await busy.manager.command(SITE, 'finish', { room: room.id, visit });
  }
  const called = await busy.manager.command(SITE, 'call-next', { room: room.id });
  const { guideSheet } = await busy.manager.get<{ guideSheet: { guideUrl: string } }>(
    `/api/visits/${called.visit}`,
  );
  const { links } = await busy.manager.get<{ links: { name: string; url: string }[] }>('/api/demo');
  const board = links.find(({ name }) => name.includes('二楼诊室区大屏'))!.url;
  const shots: Buffer[] = [];
  await camera.at({ width: 1280, height: 720 }, board, async (page) => {
    await page.mouse.click(640, 360);
    await page.getByText('眼科诊室').first().waitFor();
    await settled(page);
    shots.push(await page.screenshot());
  });
  const look = { user: room.staff!, width: 1280, height: 800 };
  await camera.at(look, `/workstation/rooms/${room.id}`, async (page) => {
    await page.getByText('开始检查').waitFor();
    await settled(page);
    shots.push(await page.screenshot());
    await camera.keep('call-called', page);
    await page.keyboard.press('z');
    await page.getByRole('dialog').waitFor();
    await camera.keep('call-pause', page);
  });
  const phone = { width: 390, height: 844, phone: true };
  await camera.at(phone, new URL(guideSheet.guideUrl).pathname, async (page) => {
    await page.getByText('实时更新').waitFor();
    shots.push(await page.screenshot());
  });
  const html = `<body style="margin:0;padding:24px;background:#e9efe9;display:grid;gap:24px;
    grid-template-columns:900px 494px;grid-template-rows:506px 562px">
    <img style="width:900px" src="{0}"><img style="width:494px;grid-row:1/3;grid-column:2" src="{2}">
    <img style="width:900px" src="{1}"></body>`;
  await camera.compose('one-line', { width: 1466, height: 1140 }, html, shots);
}
