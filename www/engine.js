// The engine's client: a queue before a worker that can be stopped at any moment.
// Every request ends: with its value, with a typed error, at its time limit, or when its caller cancels it.

import { snapshot } from './snapshot.js';

/** @typedef {import('./types.js').Article} Article */
/** @typedef {import('./types.js').Cleaned} Cleaned */
/** @typedef {import('./types.js').CleanOptions} CleanOptions */
/** @typedef {import('./types.js').ExtractOptions} ExtractOptions */
/** @typedef {import('./types.js').PageSnapshot} PageSnapshot */
/** @typedef {import('./types.js').Restored} Restored */

/** @typedef {{id: number, method: string, args: unknown[]}} Request */
/** @typedef {{name: string, message: string}} Failure */
/** @typedef {{ready?: boolean, id?: number, piece?: {key: string, values: unknown[]}, value?: unknown, error?: Failure, fatal?: boolean, held?: number, module?: WebAssembly.Module}} Answer `held`: bytes of the instance's memory; `piece`: of a list that is too long for one message */

/**
 * @typedef {object} Job
 * @property {Request} request
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {number} timeLimit milliseconds, counted from when the worker takes the job up
 * @property {Record<string, unknown[]>} pieces lists of the answer that came ahead of it
 */

/**
 * @typedef {object} EngineSettings
 * @property {string | URL} [worker] address of worker.js
 * @property {string | URL} [wasm] address of the wasm, where it does not lie in pkg/ beside this module
 * @property {number} [timeLimit] milliseconds that one request may take
 * @property {number} [startLimit] milliseconds that loading the worker and the wasm may take
 */

/** @typedef {{signal?: AbortSignal | undefined, timeLimit?: number | undefined}} CallSettings */

/** An error whose name is one of the stable names: TimeLimit, EngineFailed, EngineUnavailable, or one of the engine's own. */
export class EngineError extends Error {
  /** @param {string} name @param {string} message */
  constructor(name, message) {
    super(message);
    this.name = name;
  }
}

/** What a worker is asked for that nobody waits for: see `rehearse` there. */
const REHEARSAL = 0;
/** Workers that fail to start, one after the other, before the engine is called unavailable. */
const STARTS = 2;
/** Bytes of memory that a worker may hold on to: an instance's memory never shrinks, so that of a large input would stay. */
const HELD = 64 << 20;

export class Engine {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Job[]} */ #waiting = [];
  /** @type {Job | null} */ #running = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #clock;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #later;
  /** What a worker compiled, for those after it. @type {WebAssembly.Module | undefined} */ #module;
  #ready = false;
  #failedStarts = 0;
  #lastId = 0;
  #address;
  #wasm;
  #timeLimit;
  #startLimit;

  /** @param {EngineSettings} [settings] */
  constructor({
    worker = new URL('./worker.js', import.meta.url),
    wasm = new URL('./pkg/offprint_bg.wasm', import.meta.url),
    timeLimit = 20_000,
    startLimit = 30_000,
  } = {}) {
    this.#address = trustedAddress(worker);
    this.#wasm = String(wasm);
    this.#timeLimit = timeLimit;
    this.#startLimit = startLimit;
  }

  /** Loads the worker before it is needed. */
  warm() {
    if (!this.#worker) this.#start();
  }

  /** @param {string} text @param {CleanOptions} [options] @param {CallSettings} [settings] @returns {Promise<Cleaned>} */
  clean(text, options = {}, settings) {
    return this.#call('clean', [text, options], settings);
  }

  /**
   * A live document or element is read at once, here; the rest happens in the worker.
   * @param {string | Document | Element | PageSnapshot} source @param {ExtractOptions} [options] @param {CallSettings} [settings]
   * @returns {Promise<Article>}
   */
  async extract(source, options = {}, settings) {
    if (typeof source === 'object' && 'nodeType' in source) source = snapshot(source);
    return this.#call('extract', [source, options], settings);
  }

  /** @param {Cleaned} article @param {Restored} restored @param {CallSettings} [settings] @returns {Promise<string>} */
  toText(article, restored, settings) {
    return this.#call('toText', [article, restored], settings);
  }

  /** @param {Cleaned} article @param {Restored} restored @param {CallSettings} [settings] @returns {Promise<string>} */
  toMarkdown(article, restored, settings) {
    return this.#call('toMarkdown', [article, restored], settings);
  }

  /** @param {Cleaned} article @param {Restored} restored @param {CallSettings} [settings] @returns {Promise<string>} */
  toHtml(article, restored, settings) {
    return this.#call('toHtml', [article, restored], settings);
  }

  /** Stops the worker; whatever was asked and not yet answered is rejected. */
  close() {
    clearTimeout(this.#later);
    this.#stop();
    const jobs = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#running = null;
    this.#waiting = [];
    for (const job of jobs) job.reject(new EngineError('EngineUnavailable', 'the engine was closed'));
  }

  /**
   * @param {string} method @param {unknown[]} args @param {CallSettings} [settings]
   * @returns {Promise<any>}
   */
  #call(method, args, { signal, timeLimit = this.#timeLimit } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const job = { request: { id: ++this.#lastId, method, args }, resolve, reject, timeLimit, pieces: {} };
      signal?.addEventListener('abort', () => this.#cancel(job, signal.reason), { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  #next() {
    if (this.#running || this.#waiting.length === 0) return;
    if (!this.#worker) return this.#start();
    if (!this.#ready) return;
    const job = /** @type {Job} */ (this.#waiting.shift());
    this.#running = job;
    this.#clock = setTimeout(() => {
      this.#abandon(new EngineError('TimeLimit', `no answer within ${job.timeLimit} ms`));
    }, job.timeLimit);
    try {
      this.#worker.postMessage(job.request);
    } catch (thrown) {
      this.#settle(() => job.reject(new EngineError('InvalidOptions', String(thrown))));
    }
  }

  #start() {
    this.#ready = false;
    this.#clock = setTimeout(() => this.#startFailed('loading took too long'), this.#startLimit);
    try {
      const worker = new Worker(/** @type {string} */ (this.#address), { type: 'module', name: 'offprint' });
      this.#worker = worker;
      worker.postMessage({ wasm: this.#wasm, module: this.#module });
      worker.onmessage = (event) => worker === this.#worker && this.#receive(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        if (worker === this.#worker) this.#broken(event.message || 'the worker failed');
      };
      worker.onmessageerror = () => worker === this.#worker && this.#broken('an answer could not be read');
    } catch (thrown) {
      this.#startFailed(String(thrown));
    }
  }

  /** @param {Answer} answer */
  #receive(answer) {
    if (answer.ready === true) {
      clearTimeout(this.#clock);
      this.#ready = true;
      this.#module = answer.module;
      this.#failedStarts = 0;
      this.#next();
      if (!this.#running) this.#worker?.postMessage({ id: REHEARSAL, method: 'rehearse', args: [] });
    } else if (answer.ready === false) {
      this.#startFailed(answer.error?.message ?? 'the engine did not load');
    } else if (answer.id === this.#running?.request.id && this.#running) {
      const job = this.#running;
      const { error, piece } = answer;
      if (piece) return void (job.pieces[piece.key] ??= []).push(...piece.values);
      if (answer.value && typeof answer.value === 'object') Object.assign(answer.value, job.pieces);
      if (error && answer.fatal) return this.#abandon(new EngineError('EngineFailed', error.message));
      if ((answer.held ?? 0) > HELD) this.#stop();
      this.#settle(() => (error ? job.reject(new EngineError(error.name, error.message)) : job.resolve(answer.value)));
      // another worker is no part of the task in which a long answer came
      if (!this.#worker) this.#later = setTimeout(() => this.warm());
    }
  }

  /** @param {() => void} end */
  #settle(end) {
    clearTimeout(this.#clock);
    this.#running = null;
    end();
    this.#next();
  }

  /** @param {string} why */
  #broken(why) {
    if (this.#ready) this.#abandon(new EngineError('EngineFailed', why));
    else this.#startFailed(why);
  }

  /** Throws the worker away together with the job that it was at; the others go on in a new one. @param {Error} error */
  #abandon(error) {
    const job = this.#running;
    this.#stop();
    this.#settle(() => job?.reject(error));
    this.warm();
  }

  /** @param {Job} job @param {Error} reason */
  #cancel(job, reason) {
    if (job === this.#running) return this.#abandon(reason);
    const at = this.#waiting.indexOf(job);
    if (at < 0) return;
    this.#waiting.splice(at, 1);
    job.reject(reason);
  }

  /** @param {string} why */
  #startFailed(why) {
    this.#stop();
    this.#failedStarts += 1;
    if (this.#failedStarts < STARTS) return this.#next();
    this.#failedStarts = 0;
    const jobs = this.#waiting;
    this.#waiting = [];
    for (const job of jobs) job.reject(new EngineError('EngineUnavailable', why));
  }

  #stop() {
    clearTimeout(this.#clock);
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
  }
}

/** @type {{createScriptURL(address: string): unknown} | null | undefined} */
let policy;

/**
 * A worker's address counts as script where the page asks for Trusted Types. Only addresses that the caller
 * names reach this: never one out of a text or page.
 * @param {string | URL} address
 */
export function trustedAddress(address) {
  if (policy === undefined) {
    const factory = /** @type {any} */ (globalThis).trustedTypes;
    policy = factory ? factory.createPolicy('offprint', { createScriptURL: (/** @type {string} */ url) => url }) : null;
  }
  return policy ? policy.createScriptURL(String(address)) : String(address);
}
