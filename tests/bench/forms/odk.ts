import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms'
import { createApp, h } from 'vue'
import { keyOf, levels, lines } from './lines.ts'
import { watchPage } from './page.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const keys = lines.flatMap((line) => line.columns.map((_, column) => keyOf(line, column)))
const items = levels
  .map((label, value) => `<item><label>${escaped(label)}</label><value>${value}</value></item>`)
  .join('')

const formXml = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head>
    <h:title>Inventory</h:title>
    <model>
      <instance><data id="inventory">${keys.map((key) => `<${key}/>`).join('')}</data></instance>
      ${keys.map((key) => `<bind nodeset="/data/${key}" type="string"/>`).join('')}
    </model>
  </h:head>
  <h:body>${lines
    .map(
      (line) =>
        `<group><label>${escaped(line.label)}</label>${line.columns
          .map(
            (label, column) =>
              `<select1 ref="/data/${keyOf(line, column)}"><label>${escaped(label)}</label>${items}</select1>`,
          )
          .join('')}</group>`,
    )
    .join('')}</h:body>
</h:html>`

const noAttachment = () => Promise.reject(new Error('The form names no attachment.'))
createApp({ render: () => h(OdkWebForm, { formXml, fetchFormAttachment: noAttachment }) })
  .use(webFormsPlugin)
  .mount('#root')
void watchPage()
