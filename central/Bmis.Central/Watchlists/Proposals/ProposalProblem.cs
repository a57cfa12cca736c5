namespace Bmis.Central.Watchlists.Proposals;

/// <summary>Why a proposal was not taken, or a decision did not happen.</summary>
internal enum ProposalProblem
{
    None,
    NotFound,

    /// <summary>The account is unknown, disabled, over, or has not the role.</summary>
    NotAllowed,

    /// <summary>A reason is missing or too long.</summary>
    NoReason,

    /// <summary>No entry, or more than one proposal may hold.</summary>
    HowMany,

    /// <summary>It would change nothing.</summary>
    NoChange,

    /// <summary>An action stronger than refer stands on no stated ground.</summary>
    NoGround,

    /// <summary>There is a list of that name.</summary>
    ListExists,

    /// <summary>There is no such list of headquarters' own, or it was retired, or it is over.</summary>
    NoOwnList,

    /// <summary>The last day of a new entry or of its list is over; of an urgent one it comes too soon.</summary>
    SoonOver,

    /// <summary>It is not another form of the list's source.</summary>
    NoSuchForm,

    /// <summary>One of its ids stands on another list in effect.</summary>
    IdElsewhere,

    /// <summary>An urgent entry waits for its second person first.</summary>
    UrgentOpen,

    /// <summary>Nobody decides on a proposal of his own.</summary>
    Own,
    AlreadyDecided,

    /// <summary>What was signed is not what is stored.</summary>
    ContentChanged,

    /// <summary>What it changes has changed meanwhile.</summary>
    BaseMoved,

    /// <summary>Only an urgent entry lapses, and not before its time.</summary>
    NotDue,

    /// <summary>The person of a drill has a nationality or a document of a real State.</summary>
    NotSpecimen,

    /// <summary>A real entry and a drill would be mixed.</summary>
    DrillMixed,

    /// <summary>The window of a drill is over, too short, too long or too far ahead.</summary>
    DrillWindow,

    /// <summary>The document has served another drill.</summary>
    DrillDocumentUsed,

    /// <summary>The person of a drill looks like somebody on a list.</summary>
    DrillResembles,
}
