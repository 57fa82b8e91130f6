import type { VNode } from 'preact';

/** What the parts of charts are filled with, once for the page: a colour of the theme, and a pattern for who sees none. */
export function Patterns(): VNode {
  return (
    <svg class="unseen" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="fill-answered" class="answered" {...tile}>
          <rect {...area} />
        </pattern>
        <pattern id="fill-stopped" class="stopped" {...tile}>
          <rect {...area} class="faint" />
          <path d="M-1 1l2-2M0 6l6-6M5 7l2-2" />
        </pattern>
        <pattern id="fill-failed" class="failed" {...tile}>
          <rect {...area} class="faint" />
          <path d="M0 0l6 6M6 0l-6 6" />
        </pattern>
        <pattern id="fill-running" class="running" {...tile}>
          <rect {...area} class="faint" />
          <circle cx="3" cy="3" r="1.2" />
        </pattern>
        <pattern id="fill-promptTokens" class="answered" {...tile}>
          <rect {...area} />
        </pattern>
        <pattern id="fill-answerTokens" class="tokens" {...tile}>
          <rect {...area} class="faint" />
          <path d="M0 1.5h6M0 4.5h6" />
        </pattern>
        <pattern id="fill-fallbacks" class="fallbacks" {...tile}>
          <rect {...area} />
        </pattern>
        <pattern id="fill-secondRequests" class="secondRequests" {...tile}>
          <rect {...area} class="faint" />
          <path d="M-1 5l2 2M0 0l6 6M5 -1l2 2" />
        </pattern>
        <pattern id="fill-kept" class="kept" {...tile}>
          <rect {...area} class="faint" />
          <path d="M1.5 0v6M4.5 0v6" />
        </pattern>
      </defs>
    </svg>
  );
}

const tile = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' } as const;
const area = { width: 6, height: 6 } as const;
