/** What is used of the peers, so that types can be checked on a machine that did not install them. */

declare module 'pouchdb-browser' {
  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default class PouchDB {
    constructor(name: string)
    put(document: object): Promise<unknown>
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>
    info(): Promise<{ readonly doc_count: number }>
    destroy(): Promise<void>
  }
}

declare module 'rxdb' {
  export type RxCollection = {
    insert(document: object): Promise<unknown>
    bulkInsert(documents: readonly object[]): Promise<{ readonly success: readonly object[] }>
  }
  export type RxDatabase = {
    addCollections(collections: object): Promise<{ readonly [name: string]: RxCollection }>
    remove(): Promise<unknown>
  }
  export function createRxDatabase(options: object): Promise<RxDatabase>
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object
}

declare module 'yjs' {
  export class Text {
    readonly length: number
    insert(at: number, text: string): void
  }
  export class Doc {
    getText(name: string): Text
    destroy(): void
  }
}

declare module 'y-indexeddb' {
  import type { Doc } from 'yjs'
  export class IndexeddbPersistence {
    constructor(name: string, doc: Doc)
    readonly whenSynced: Promise<unknown>
    readonly db: IDBDatabase | null
    clearData(): Promise<void>
  }
}

declare module 'survey-core' {
  export class Model {
    constructor(json: object)
  }
}

declare module 'survey-core/survey-core.css'

declare module 'survey-js-ui' {
  import type { Model } from 'survey-core'
  export function renderSurvey(survey: Model, element: HTMLElement): void
}

declare module 'vue' {
  export type Component = object
  export type App = { use(plugin: object): App; mount(selector: string): object }
  export function createApp(root: { render: () => object }): App
  export function h(component: Component, properties: object): object
}

declare module '@getodk/web-forms' {
  import type { Component } from 'vue'
  export const OdkWebForm: Component
  export const webFormsPlugin: object
}
