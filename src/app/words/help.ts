/** Help for the screen at an address, by the route it belongs to. The last word on each is where to go next. */
type RouteHelp = { readonly title: string; readonly paragraphs: readonly string[] }

const helpByRoute: Readonly<Record<string, RouteHelp>> = {
  '/': {
    title: 'Today',
    paragraphs: [
      'Your appointments for today, anything that is waiting for you, and how things stand with the server. “Get ready” opens the preparation for a session.',
      'A session that was begun and not ended stays at the top until it is. “Carry on” hands the tablet over again, at the same place.',
      'An alert stays under “Needs you” until what you did about it is written down.',
      'Under “Due” stands what stops the work in any case, what is overdue, and what is due in the next seven days, each with the facts it follows from. “Calendar file” has the times of your appointments for another calendar, and no names.',
    ],
  },
  '/cases': {
    title: 'Cases',
    paragraphs: [
      'The cases that are on this device. Searching looks here only, at clients, references and the people in the case files; nothing leaves the device, and the separate places are not looked into.',
      'A tag says what waits in a case: an alert, two answers to settle, or something that the server did not take.',
    ],
  },
  '/team': {
    title: 'Team',
    paragraphs: [
      'Everything in the team’s cases that is overdue, due in the next seven days, or waits for you. Each line opens the record in which it is dealt with, and says who has the case.',
      '“Whose cases” narrows “Due and overdue” to one officer, or to cases that nobody has.',
      'The links at the top lead to group supervision, the figures, the staff and the devices of the service, what was kept aside, and the wording.',
    ],
  },
  '/supervision': {
    title: 'Supervision',
    paragraphs: [
      'The days of group supervision that officers put in their cases, each with the cases that go to it. The workbook or programme summary has to be completed two working days before: weekends and bank holidays do not count.',
      'A day that is over stays here for as long as a summary is missing. “No supervision planned” names the cases that go to none.',
      '“Calendar file” has the times for another calendar, and no names. “Team” leads back.',
    ],
  },
  '/figures': {
    title: 'Figures',
    paragraphs: [
      'Numbers of the service by month; some are of the day they were counted, and say so. A bar and the numbers beside it are the same.',
      '“No day put” counts what has no date yet. Once the date is in its record, it counts in its month.',
      'The Team Manager chooses the months and hands the figures over; the Service Manager reads them, and no case. What was handed over stays as it was, and the earlier ones can be picked.',
      'The file has the same numbers, and nobody’s name. Where a line counts fewer than five, it keeps that number and is not broken down. “Team” leads a Team Manager back.',
    ],
  },
  '/referrals': {
    title: 'Referrals',
    paragraphs: [
      'What the service was asked for and nobody has decided on. Each line says what is still missing for its next step; the case itself has the request, the screening and the decision.',
      'Take a request in by hand, or a list of them from a file. A file with a fault in it is not taken in at all, and every fault is listed. The same file chosen twice takes nobody in twice.',
      'All of it works without a network. The server makes the case when this device next meets it.',
    ],
  },
  '/waiting': {
    title: 'Waiting list',
    paragraphs: [
      'Choose who waits on one side and who could take them on the other. However the list is put in order, how long somebody waits, their risk and their priority stand on every line.',
      'An allocation needs a reason. The officer has the case after their next sync; until then nothing of it is on their device.',
      'Two managers who allocate the same case without seeing each other are both told, and nobody loses the case until one of them settles it.',
    ],
  },
  '/staff': {
    title: 'Staff',
    paragraphs: [
      'Grade, team and leave of everybody in the service, and how many live cases each officer has. Change them by opening a name.',
      'What somebody may open and write is not decided here. If a device is lost, go to “Devices”.',
      'Beside a name stands whether signing in takes a second step. Open the name to take it away from somebody who lost their phone.',
    ],
  },
  '/staff/$officer': {
    title: 'A staff record',
    paragraphs: [
      'Grade, team and time away of one person. Others see it where cases are allocated, and nowhere else.',
      'Put only the days somebody is away: why they are does not belong here.',
    ],
  },
  '/cases/$space/allocate': {
    title: 'Who works on a case',
    paragraphs: [
      'Give a case to another officer, with a reason. They have all of it after their next sync.',
      'Whoever had it before sends what is unsent, which is then kept aside for you, and no longer has the case on their device.',
    ],
  },
  '/parked': {
    title: 'Kept aside',
    paragraphs: [
      'What officers wrote and the server did not take by itself, by case and by who wrote it. Most of it was written by somebody who had just been taken off the case.',
      'Read it, then accept or refuse. The first decision counts, whoever makes it, and is kept with your name and your reason.',
      'The list is read from the server each time and is not stored on this device.',
    ],
  },
  '/wording': {
    title: 'Wording',
    paragraphs: [
      'A pack holds other words for the forms: for every case, or for those of one council. It may also say what your service and its people are called, and set some deadlines. It changes nothing else: not what is asked, which answers there are, or what they come to.',
      'Load a file to see what it would change. Every fault in it is listed, and a faulty file changes nothing.',
      'A record is read in the words it was begun in, for ever, on screen and on paper. Putting other words in use changes new records only.',
    ],
  },
  '/devices': {
    title: 'Devices',
    paragraphs: [
      'Every device that was set up, by officer. The four letters are those that a history shows beside what was written on it.',
      '“Lost or stolen” takes a device out of service: it reads nothing more, and erases itself once it has a network and has sent what was finished on it.',
      'Where several people use one tablet, each has an entry of their own. Take all of them out.',
      'An hour after you signed in, your password is asked for first.',
    ],
  },
  '/second-step': {
    title: 'A second step when signing in',
    paragraphs: [
      'An authenticator app on your phone shows a new code every half minute. Once it is set up here, signing in asks for that code after the password, and takes each code once.',
      'The ten recovery codes are for the day when the phone is not at hand. Each works once. Print them or write them down when they are shown: that is the only time.',
      'Setting up and removing need the server. Unlocking this device does not, and asks for no code.',
    ],
  },
  '/passphrase': {
    title: 'Change the passphrase',
    paragraphs: [
      'Change it when somebody may have seen you type it, or when you would choose a better one now. It is asked for once as it is, and then the new one opens this device.',
      'Each device of yours has a passphrase of its own: the others keep theirs.',
    ],
  },
  '/passkey': {
    title: 'Unlock with a passkey',
    paragraphs: [
      'The device makes the passkey and guards it as it guards itself: with a finger, a face or a PIN. On the lock screen a second button then opens Cairn by it, without a network too.',
      'It is yours on this device. On another device, set up another one there.',
      'If it does not answer one day, unlock with the passphrase, remove it here and set it up anew.',
    ],
  },
  '/erasing': {
    title: 'Erasing',
    paragraphs: [
      'A case is erased by two acts: one manager asks, another agrees. Where there is one manager only, they can do it seven days after they asked. Until it is done, any manager takes it back. An hour after you signed in, your password is asked for first.',
      'What was erased is gone on the server and on every tablet. The certificate says who, when, why and how much, and names nobody of the case.',
      '“Kept long enough” lists cases by the day that their case file says they ended. One that has no certain day is not listed, and nothing is erased because it is listed.',
      'Files of keys that were saved with backups before still hold the key of the case. Destroy them, and keep the newest only.',
    ],
  },
  '/cases/$space/ask-word': {
    title: 'Asking for a word',
    paragraphs: [
      'A referral counts as urgent with the word of both managers. Choose who is asked and until when: they see the referral at their own sign-in after their next sync, and give their word there, also without a connection.',
      'A word that came by telephone or e-mail you may still write down. Who wrote a word is said beside it.',
      'What they write and send too late is kept aside for you.',
    ],
  },
  '/cases/$space/sight': {
    title: 'Letting an auditor look',
    paragraphs: [
      'Choose who may look at this case, until when, and whether the separate place is part of it. The auditor has it after their next sync, and writes the audit in the case, where you read it.',
      '“Take back” ends it at once on the server. Their device forgets the case at its next contact, and hides it by itself when the time is over.',
      'What an auditor wrote and sends too late is kept aside for you.',
    ],
  },
  '/cases/$space/erase': {
    title: 'Erasing a case',
    paragraphs: [
      'Choose why, and ask. Nothing is erased by that: another manager has to agree, or you do it yourself after seven days.',
      'The reason is one of four, so that nothing about a person is written where it is kept for good.',
    ],
  },
  '/cases/$space/hold': {
    title: 'Putting a case on hold',
    paragraphs: [
      'While it is on hold, nobody can ask for it to be erased, and what was asked before is not done. It is seen on the case and under “Erasing”, where any manager lifts it.',
      'Whoever asked for the erasure waits seven days anew once a hold is lifted.',
    ],
  },
  '/cases/$space': {
    title: 'A case',
    paragraphs: [
      'At the top, who it is about and where the work stands. Below, the sessions with their records, appointments, and the case file.',
      '“What is next” names the way on and what is still missing for it. “Other ways” suspends a case, returns it or closes it, with a reason. “Deadlines and what to mind” says which facts each follows from.',
      'The separate place holds what the client must never learn. It opens with your passphrase, each time, and closes by itself.',
    ],
  },
  '/cases/$space/records/$record': {
    title: 'A record',
    paragraphs: [
      'Nothing has to be saved: every answer is kept as you leave its field, and typed text within half a second. “Undo” takes back the last thing you did here.',
      '“Check answers” says what is still needed. “History” shows every answer that was ever given, by whom and when.',
      'Where two people answered without seeing each other, both answers are shown. Choose one; the other stays in the history.',
      '“Complete” closes the record as it reads. What comes from another tablet after that is kept beside it, for you to note or to set aside.',
    ],
  },
  '/cases/$space/get-ready': {
    title: 'Get ready',
    paragraphs: [
      'Look at open alerts and at what was said last time, ask the check-in aloud, and choose what to hand over today.',
      '“Go on to hand over” shows what the client will see before the tablet changes hands.',
    ],
  },
  '/cases/$space/hand-back': {
    title: 'Before the client leaves',
    paragraphs: [
      'Alerts come first: talk to the client about them now. Then say whether it is safe to end, who was here, and what you did.',
      'You can leave this page and come back. The session counts as ended once you choose “Finish”.',
    ],
  },
  '/cases/$space/outputs': {
    title: 'Copies',
    paragraphs: [
      'The client’s copy holds what the client said in session mode and nothing else. The professional’s copy also holds what officers wrote about the session. Neither ever holds anything confidential.',
      'Before the client takes paper home, ask whether it is safe there and who else might read it.',
      'An hour after you last gave your passphrase, it is asked for again before a copy is saved or printed.',
    ],
  },
  '/cases/$space/separate': {
    title: 'A separate place',
    paragraphs: [
      'For what came from the survivor or another source and the client does not know. It has keys of its own and closes after two minutes without a touch.',
      'Nothing goes out of it until the register there says what is shared, with whom, why, what the survivor says to it and what keeps everybody safe. Begin such an entry at the foot of the record. If the record changes, it needs another.',
    ],
  },
  '/hand-in': {
    title: 'Hand in a file',
    paragraphs: [
      'A file like this holds work from a device that has no connection. It is sealed for the server; this device passes it on and keeps nothing of it.',
      'Handing in the same file twice does no harm. The device it came from hears from the server itself when it is next connected.',
    ],
  },
  '/device': {
    title: 'This device',
    paragraphs: [
      'How far this device is with sending and fetching, how much room there is, whether its clock is right, and how it locks.',
      'With little room left no new session starts. What you write in what is open is kept as long as it fits.',
      'Everything here works without a connection. What is waiting goes by itself as soon as there is one, even while the device is locked.',
      'If there will be none for days, save what is unsent as a file and hand it in from any computer that reaches the server.',
    ],
  },
}

/** On every screen of cases that somebody has who sees them by sight. */
const bySight: ReadonlyMap<string, RouteHelp> = new Map([
  [
    'auditor',
    {
      title: 'An audit',
      paragraphs: [
        'A manager lets you look at a case until a day. You read the completed risk assessment, and its confidential part where that was given too, and write the audit beside it.',
        'When the time is over, the case leaves this device. What you wrote is sent first; what is sent later than that is kept aside for a manager.',
      ],
    },
  ],
  [
    'service-manager',
    {
      title: 'Your word',
      paragraphs: [
        'A manager asks for your word on whether a referral is urgent, and lets you look at it until a day. You read the request, the screening and whose word is there, and give your own.',
        'Your word is kept as you write it and goes as soon as there is a connection. You may change it for as long as you see the case.',
        'When the time is over, the case leaves this device. What you wrote is sent first; what is sent later than that is kept aside for a manager.',
      ],
    },
  ],
])

const anywhere =
  'To lock the device at once, choose “Lock”, or press Ctrl, Shift and L together. Nothing you wrote is lost by locking.'

/** Help for a route's own path; for one that has none of its own, where to turn. */
export function helpFor(route: string, role = ''): RouteHelp {
  const isOfCases = route === '/' || route.startsWith('/cases')
  const ofSight = isOfCases ? bySight.get(role) : undefined
  const own = ofSight ?? helpByRoute[route.length > 1 ? route.replace(/\/$/, '') : route]
  const { title, paragraphs } = own ?? {
    title: 'Cairn',
    paragraphs: ['“Today” shows what is waiting for you, “Cases” everything on this device.'],
  }
  return { title: `Help: ${title}`, paragraphs: [...paragraphs, anywhere] }
}
