import type { Component, JSX } from 'solid-js'
import type { Form, PageState } from '#forms'

/**
 * A tool draws and changes the answers of one page: it finds its items by their ids, and writes through `usePage().answering`. `children`: the
 * page's fields, for a tool that has them beside its picture.
 */
export type ToolProps = { readonly form: Form; readonly page: PageState; readonly children: JSX.Element }
export type ToolComponent = Component<ToolProps>
