// Written by `npm run mini:generate` from shared/; do not edit.

/** Per action: who may call it, whether the session goes along, and whether a lost call may be sent again. */
export const actionFacts = {
  account: {
    agreements: {
      access: 'public',
      sendsSession: false,
      repeatable: true,
    },
    login: {
      access: 'public',
      sendsSession: false,
      repeatable: false,
    },
    consent: {
      access: 'person',
      sendsSession: true,
      repeatable: false,
    },
    me: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
    updateProfile: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    bindPhone: {
      access: 'consented',
      sendsSession: true,
      repeatable: false,
    },
    refresh: {
      access: 'public',
      sendsSession: false,
      repeatable: false,
    },
    logout: {
      access: 'person',
      sendsSession: true,
      repeatable: false,
    },
    loginRecords: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
  },
  tasks: {
    list: {
      access: 'public',
      sendsSession: false,
      repeatable: true,
    },
    nearby: {
      access: 'public',
      sendsSession: false,
      repeatable: true,
    },
    get: {
      access: 'public',
      sendsSession: false,
      repeatable: true,
    },
  },
  orders: {
    signUp: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    withdraw: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    mine: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
    get: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
  },
  publishing: {
    createTask: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    updateTask: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    openTask: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    closeTask: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    applicants: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    admit: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
    refuse: {
      access: 'publisher',
      sendsSession: true,
      repeatable: true,
    },
  },
  payouts: {
    bindAccount: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    accounts: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
    setDefault: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    unbind: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
  },
  sharing: {
    createShare: {
      access: 'consented',
      sendsSession: true,
      repeatable: true,
    },
    openShare: {
      access: 'public',
      sendsSession: true,
      repeatable: true,
    },
    myShares: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
  },
  messages: {
    notices: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
    markRead: {
      access: 'person',
      sendsSession: true,
      repeatable: true,
    },
  },
} as const;
