import { type AlertRule, alertsRaised, type Form } from '#forms'
import { inventoryAlerts } from './inventory-alerts.ts'

/** Answers that must reach the officer before the client leaves (people-and-pathway.md, Alerts). */
export const alertRules: readonly AlertRule[] = [
  {
    id: 'self-harm',
    form: 'saq',
    fields: ['q10/answer'],
    raisedBy: ['yes'],
    title: 'Said yes to thoughts of suicide or self-harm',
    advice: [
      'Talk to the client now, before they leave. Ask plainly: are you thinking of ending your life? Is there a plan, a time, a means?',
      'If there is danger now, stay with them and ring 999. If not, agree who they will be with tonight, and give them the Samaritans’ number, 116 123.',
      'Then tell your manager and the social worker. Think about what it means for the survivor and the children: threats of suicide can be part of control. Tell the survivor’s worker.',
    ],
  },
  ...inventoryAlerts,
]

/** The alerts that one record's statements raise; `set` is all of them, since an answer counts even when changed later. */
export const alertsOf = (form: Form, set: Parameters<typeof alertsRaised>[2]) =>
  alertsRaised(alertRules, form, set)
