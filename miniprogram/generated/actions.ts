// Written by `npm run mini:generate` from shared/; do not edit.

/** What the client knows of each action, see client/facts.ts. */
export const actionFacts = {
  account: {
    agreements: {
      sendsSession: false,
      repeatable: true,
    },
    login: {
      sendsSession: false,
      repeatable: false,
      singleUse: {
        field: 'code',
        kind: 'login',
      },
    },
    consent: {
      sendsSession: true,
      repeatable: false,
      singleUse: {
        field: 'loginCode',
        kind: 'login',
      },
    },
    me: {
      sendsSession: true,
      repeatable: true,
    },
    updateProfile: {
      sendsSession: true,
      repeatable: true,
    },
    setAvatar: {
      sendsSession: true,
      repeatable: true,
    },
    removeAvatar: {
      sendsSession: true,
      repeatable: true,
    },
    purposes: {
      sendsSession: true,
      repeatable: true,
    },
    giveConsent: {
      sendsSession: true,
      repeatable: true,
    },
    withdrawConsent: {
      sendsSession: true,
      repeatable: true,
    },
    setHome: {
      sendsSession: true,
      repeatable: true,
    },
    bindPhone: {
      sendsSession: true,
      repeatable: false,
      singleUse: {
        field: 'code',
        kind: 'phone',
      },
    },
    refresh: {
      sendsSession: false,
      repeatable: false,
    },
    logout: {
      sendsSession: true,
      repeatable: false,
    },
    loginRecords: {
      sendsSession: true,
      repeatable: true,
    },
  },
  tasks: {
    find: {
      sendsSession: false,
      repeatable: true,
    },
    counts: {
      sendsSession: false,
      repeatable: true,
    },
    suggest: {
      sendsSession: false,
      repeatable: true,
    },
    cities: {
      sendsSession: false,
      repeatable: true,
    },
    publisher: {
      sendsSession: false,
      repeatable: true,
    },
    get: {
      sendsSession: false,
      repeatable: true,
    },
  },
  orders: {
    signUp: {
      sendsSession: true,
      repeatable: true,
    },
    withdraw: {
      sendsSession: true,
      repeatable: true,
    },
    mine: {
      sendsSession: true,
      repeatable: true,
    },
    overview: {
      sendsSession: true,
      repeatable: true,
    },
    schedule: {
      sendsSession: true,
      repeatable: true,
    },
    get: {
      sendsSession: true,
      repeatable: true,
    },
    agenda: {
      sendsSession: true,
      repeatable: true,
    },
    checkIn: {
      sendsSession: true,
      repeatable: true,
    },
    checkOut: {
      sendsSession: true,
      repeatable: true,
    },
    handIn: {
      sendsSession: true,
      repeatable: true,
    },
    cancelPreview: {
      sendsSession: true,
      repeatable: true,
    },
    leave: {
      sendsSession: true,
      repeatable: true,
    },
    acceptTerms: {
      sendsSession: true,
      repeatable: true,
    },
    declineTerms: {
      sendsSession: true,
      repeatable: true,
    },
    agree: {
      sendsSession: true,
      repeatable: true,
    },
    dispute: {
      sendsSession: true,
      repeatable: true,
    },
    answerDispute: {
      sendsSession: true,
      repeatable: true,
    },
    disputeOf: {
      sendsSession: true,
      repeatable: true,
    },
    rate: {
      sendsSession: true,
      repeatable: true,
    },
    forTask: {
      sendsSession: true,
      repeatable: true,
    },
  },
  publishing: {
    createTask: {
      sendsSession: true,
      repeatable: true,
    },
    updateTask: {
      sendsSession: true,
      repeatable: true,
    },
    changeTerms: {
      sendsSession: true,
      repeatable: true,
    },
    openTask: {
      sendsSession: true,
      repeatable: true,
    },
    cost: {
      sendsSession: true,
      repeatable: true,
    },
    closeTask: {
      sendsSession: true,
      repeatable: true,
    },
    mine: {
      sendsSession: true,
      repeatable: true,
    },
    task: {
      sendsSession: true,
      repeatable: true,
    },
    setContact: {
      sendsSession: true,
      repeatable: true,
    },
    contact: {
      sendsSession: true,
      repeatable: true,
    },
    cancelFunding: {
      sendsSession: true,
      repeatable: true,
    },
    funds: {
      sendsSession: true,
      repeatable: true,
    },
    statement: {
      sendsSession: true,
      repeatable: true,
    },
    applicants: {
      sendsSession: true,
      repeatable: true,
    },
    admit: {
      sendsSession: true,
      repeatable: true,
    },
    refuse: {
      sendsSession: true,
      repeatable: true,
    },
    decideAll: {
      sendsSession: true,
      repeatable: true,
    },
    undoDecisions: {
      sendsSession: true,
      repeatable: true,
    },
    cancelOrder: {
      sendsSession: true,
      repeatable: true,
    },
    onSiteCode: {
      sendsSession: true,
      repeatable: true,
    },
    toAccept: {
      sendsSession: true,
      repeatable: true,
    },
    order: {
      sendsSession: true,
      repeatable: true,
    },
    accept: {
      sendsSession: true,
      repeatable: true,
    },
    acceptSeveral: {
      sendsSession: true,
      repeatable: true,
    },
    readResults: {
      sendsSession: true,
      repeatable: true,
    },
    applyResults: {
      sendsSession: true,
      repeatable: true,
    },
    returnWork: {
      sendsSession: true,
      repeatable: true,
    },
  },
  funding: {
    due: {
      sendsSession: true,
      repeatable: true,
    },
    payByWeChat: {
      sendsSession: true,
      repeatable: true,
    },
    payByCode: {
      sendsSession: true,
      repeatable: true,
    },
    checkPayment: {
      sendsSession: true,
      repeatable: true,
    },
  },
  income: {
    overview: {
      sendsSession: true,
      repeatable: true,
    },
    settlements: {
      sendsSession: true,
      repeatable: true,
    },
    statement: {
      sendsSession: true,
      repeatable: true,
    },
    receipt: {
      sendsSession: true,
      repeatable: true,
    },
    preview: {
      sendsSession: true,
      repeatable: true,
    },
    identity: {
      sendsSession: true,
      repeatable: true,
    },
    identify: {
      sendsSession: true,
      repeatable: true,
    },
    authorise: {
      sendsSession: true,
      repeatable: true,
    },
  },
  payouts: {
    request: {
      sendsSession: true,
      repeatable: true,
    },
    payouts: {
      sendsSession: true,
      repeatable: true,
    },
    payout: {
      sendsSession: true,
      repeatable: true,
    },
    confirm: {
      sendsSession: true,
      repeatable: true,
    },
    cancel: {
      sendsSession: true,
      repeatable: true,
    },
    bindAccount: {
      sendsSession: true,
      repeatable: true,
      singleUse: {
        field: 'loginCode',
        kind: 'login',
      },
    },
    accounts: {
      sendsSession: true,
      repeatable: true,
    },
    setDefault: {
      sendsSession: true,
      repeatable: true,
    },
    unbind: {
      sendsSession: true,
      repeatable: true,
    },
  },
  documents: {
    statement: {
      sendsSession: true,
      repeatable: true,
    },
    year: {
      sendsSession: true,
      repeatable: true,
    },
    publisherStatement: {
      sendsSession: true,
      repeatable: true,
    },
    paidFor: {
      sendsSession: true,
      repeatable: true,
    },
    toAccept: {
      sendsSession: true,
      repeatable: true,
    },
    contract: {
      sendsSession: true,
      repeatable: true,
    },
    proof: {
      sendsSession: true,
      repeatable: true,
    },
    proofKey: {
      sendsSession: false,
      repeatable: true,
    },
    requestInvoice: {
      sendsSession: true,
      repeatable: true,
    },
    requestCertificate: {
      sendsSession: true,
      repeatable: true,
    },
    requests: {
      sendsSession: true,
      repeatable: true,
    },
    withdrawRequest: {
      sendsSession: true,
      repeatable: true,
    },
  },
  privacy: {
    cancellation: {
      sendsSession: true,
      repeatable: true,
    },
    askToLeave: {
      sendsSession: true,
      repeatable: false,
      singleUse: {
        field: 'loginCode',
        kind: 'login',
      },
    },
    comeBack: {
      sendsSession: true,
      repeatable: true,
    },
    copy: {
      sendsSession: true,
      repeatable: false,
      singleUse: {
        field: 'loginCode',
        kind: 'login',
      },
    },
    reads: {
      sendsSession: true,
      repeatable: true,
    },
  },
  pictures: {
    ticket: {
      sendsSession: true,
      repeatable: true,
    },
    done: {
      sendsSession: true,
      repeatable: true,
    },
    ofOrders: {
      sendsSession: true,
      repeatable: true,
    },
  },
  publishers: {
    application: {
      sendsSession: true,
      repeatable: true,
    },
    save: {
      sendsSession: true,
      repeatable: true,
    },
    drop: {
      sendsSession: true,
      repeatable: true,
    },
    readLicence: {
      sendsSession: true,
      repeatable: true,
    },
    submit: {
      sendsSession: true,
      repeatable: true,
    },
  },
  sharing: {
    createShare: {
      sendsSession: true,
      repeatable: true,
    },
    openShare: {
      sendsSession: true,
      repeatable: true,
    },
    myShares: {
      sendsSession: true,
      repeatable: true,
    },
  },
  messages: {
    notices: {
      sendsSession: true,
      repeatable: true,
    },
    markRead: {
      sendsSession: true,
      repeatable: true,
    },
    markAllRead: {
      sendsSession: true,
      repeatable: true,
    },
    allow: {
      sendsSession: true,
      repeatable: true,
    },
  },
  support: {
    help: {
      sendsSession: true,
      repeatable: true,
    },
    report: {
      sendsSession: true,
      repeatable: true,
    },
    write: {
      sendsSession: true,
      repeatable: true,
    },
    appeal: {
      sendsSession: true,
      repeatable: true,
    },
    tickets: {
      sendsSession: true,
      repeatable: true,
    },
    aboutMe: {
      sendsSession: true,
      repeatable: true,
    },
    ticket: {
      sendsSession: true,
      repeatable: true,
    },
    rulings: {
      sendsSession: false,
      repeatable: true,
    },
    queue: {
      sendsSession: true,
      repeatable: true,
    },
    answer: {
      sendsSession: true,
      repeatable: true,
    },
    suspensions: {
      sendsSession: true,
      repeatable: true,
    },
    suspend: {
      sendsSession: true,
      repeatable: true,
    },
    lift: {
      sendsSession: true,
      repeatable: true,
    },
  },
  operations: {
    publishers: {
      sendsSession: true,
      repeatable: true,
    },
    decidePublisher: {
      sendsSession: true,
      repeatable: true,
    },
    pictures: {
      sendsSession: true,
      repeatable: true,
    },
    decidePicture: {
      sendsSession: true,
      repeatable: true,
    },
    fundings: {
      sendsSession: true,
      repeatable: true,
    },
    confirmFunding: {
      sendsSession: true,
      repeatable: true,
    },
    refunds: {
      sendsSession: true,
      repeatable: true,
    },
    finishRefund: {
      sendsSession: true,
      repeatable: true,
    },
    reconciliations: {
      sendsSession: true,
      repeatable: true,
    },
    reviewTask: {
      sendsSession: true,
      repeatable: true,
    },
    findOrder: {
      sendsSession: true,
      repeatable: true,
    },
    disputes: {
      sendsSession: true,
      repeatable: true,
    },
    dispute: {
      sendsSession: true,
      repeatable: true,
    },
    decideDispute: {
      sendsSession: true,
      repeatable: true,
    },
    paperRequests: {
      sendsSession: true,
      repeatable: true,
    },
    movePaperRequest: {
      sendsSession: true,
      repeatable: true,
    },
  },
} as const;
