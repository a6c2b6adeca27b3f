import { describe, expect, it } from 'vitest';
import { mainMirror, parseAptSources } from './apt-sources.mjs';

const deb822 = `Types: deb
# a remark
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb-src
URIs: http://mirror.example/debian
Suites: bookworm

Enabled: no
Types: deb
URIs: http://other.example/debian
Suites: sid
`;

const list = `# main
deb [arch=amd64 signed-by=/k/ubuntu.gpg] https://mirror.example/ubuntu/ jammy main universe
deb cdrom:[x] jammy main
deb-src https://mirror.example/ubuntu jammy main
deb https://mirror.example/ubuntu jammy-security main
`;

describe('apt sources', () => {
  it('reads paragraphs, leaving out sources, remarks and disabled entries', () => {
    const sources = parseAptSources(deb822, 'sources');
    expect(sources.map(({ suites }) => suites.join(' '))).toEqual([
      'bookworm bookworm-updates',
      'bookworm-security',
    ]);
    expect(sources[0]?.signedBy).toBe('/usr/share/keyrings/debian.gpg');
  });

  it('reads one-line entries', () => {
    expect(parseAptSources(list, 'list')).toEqual([
      { uri: 'https://mirror.example/ubuntu/', signedBy: '/k/ubuntu.gpg', suites: ['jammy'] },
      { uri: 'https://mirror.example/ubuntu', signedBy: '', suites: ['jammy-security'] },
    ]);
  });

  it("finds the distribution's main mirror, not the security one", () => {
    expect(mainMirror(parseAptSources(deb822, 'sources'), 'debian')?.uri).toBe(
      'http://mirror.example/debian',
    );
    expect(mainMirror(parseAptSources(list, 'list'), 'ubuntu')?.suites).toEqual(['jammy']);
    expect(mainMirror(parseAptSources(list, 'list'), 'debian')).toBeUndefined();
  });
});
