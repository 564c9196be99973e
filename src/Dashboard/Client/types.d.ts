// What stands on the page that no module here makes: the framework, and what panels and charts put on their elements.

declare const Blazor: { reconnect(): Promise<boolean> };

interface Element {
  /** A panel's picture as it stands. */
  picture?: (format?: 'png' | 'svg', caption?: string) => Promise<Blob>;
}

/** An element that Plotly draws in. */
interface PlotElement extends HTMLElement {
  data: any[];
  layout: any;
  _fullLayout?: any;
  on(event: string, handler: (event: any) => void): void;
}
