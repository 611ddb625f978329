import { Model } from 'survey-core'
import 'survey-core/survey-core.css'
import { renderSurvey } from 'survey-js-ui'
import { keyOf, levels, lines } from './lines.ts'
import { watchPage } from './page.ts'

const survey = new Model({
  showQuestionNumbers: false,
  pages: [
    {
      name: 'inventory',
      elements: lines.map((line) => ({
        type: 'panel',
        name: line.id,
        title: line.label,
        elements: line.columns.map((title, column) => ({
          type: 'radiogroup',
          name: keyOf(line, column),
          title,
          colCount: 0,
          choices: levels.map((text, value) => ({ value, text })),
        })),
      })),
    },
  ],
})
const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to render into.')
renderSurvey(survey, root)
void watchPage()
