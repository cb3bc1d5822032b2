// As much of the browsers' extension API as is used here: the names that Chromium and Firefox share, and what one of them has alone.

interface Event<Listener extends (...args: any[]) => void> {
  addListener(listener: Listener): void;
}

export interface Tab {
  id?: number;
  windowId: number;
  /** Only of a tab that may be read. */
  url?: string;
  incognito: boolean;
}

export interface Port {
  postMessage(message: ToPage | ToPanel): void;
  disconnect(): void;
  onMessage: Event<(message: any) => void>;
  onDisconnect: Event<() => void>;
}

type Marked = Pick<import('../types.js').Article, 'origins' | 'quotations' | 'removals' | 'speakers'>;

/** From the panel to the page: what is to be marked, where to go, or that all marks go. */
export type ToPage = { mark: Marked; restored: number[] } | { show: import('../types.js').Span } | { clear: true };
/** From the page to the panel: the quotation that was clicked. */
export type ToPanel = { quotation: number };

/** A page as it was read: a snapshot as JSON can hold it, and what else is known of it. */
export interface Taken {
  text: string;
  /** 32-bit words in base64; so are the nodes. */
  lengths: string;
  names: number;
  nodes: string;
  url: string;
  /** Scheme and host of the page, whatever it says of itself. */
  origin: string;
  /** Its media type. */
  type: string;
  /** It is too large; nothing of it is handed over. */
  isEnormous: boolean;
}

interface Injection {
  target: { tabId: number };
  files?: string[];
  func?: () => unknown;
}

interface MenuEntry {
  id: string;
  title: string;
  contexts: string[];
}

export interface Api {
  action: { onClicked: Event<(tab: Tab) => void> };
  commands: {
    getAll(): Promise<{ name?: string; shortcut?: string }[]>;
    /** Firefox alone. */
    openShortcutSettings?(): Promise<void>;
  };
  contextMenus: {
    create(entry: MenuEntry): void;
    removeAll(): Promise<void>;
    onClicked: Event<(info: object, tab?: Tab) => void>;
  };
  i18n: { getMessage(name: string): string; getUILanguage(): string };
  runtime: {
    getURL(path: string): string;
    onConnect: Event<(port: Port) => void>;
    onInstalled: Event<() => void>;
    onMessage: Event<(message: { read?: number }) => void>;
    openOptionsPage(): Promise<void>;
    sendMessage(message: { read: number }): Promise<void>;
  };
  scripting: { executeScript(injection: Injection): Promise<{ result?: unknown }[]> };
  /** Chromium alone. */
  sidePanel?: {
    open(where: { tabId: number }): Promise<void>;
    setOptions(options: { tabId: number; path: string; enabled: boolean }): Promise<void>;
  };
  /** Firefox alone. */
  sidebarAction?: { open(): Promise<void> };
  storage: {
    local: { get(keys: string[]): Promise<Record<string, unknown>>; set(items: object): Promise<void> };
    onChanged: Event<(changes: Record<string, unknown>) => void>;
  };
  tabs: {
    connect(tab: number, info: { frameId: number }): Port;
    create(properties: { url: string }): Promise<Tab>;
    get(tab: number): Promise<Tab>;
    query(wanted: { active: true; currentWindow: true }): Promise<Tab[]>;
  };
}
