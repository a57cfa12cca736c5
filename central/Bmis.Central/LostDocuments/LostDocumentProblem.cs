namespace Bmis.Central.LostDocuments;

/// <summary>Why a version of the list was not proposed, or a decision did not happen.</summary>
internal enum LostDocumentProblem
{
    None,
    NotFound,

    /// <summary>The account is unknown, disabled, over, or has not the role.</summary>
    NotAllowed,

    /// <summary>A reason is missing or too long.</summary>
    NoReason,

    /// <summary>Nobody decides on a proposal of his own.</summary>
    Own,
    AlreadyDecided,

    /// <summary>What was signed is not what is stored.</summary>
    ContentChanged,

    /// <summary>Another version took effect meanwhile.</summary>
    BaseMoved,

    /// <summary>No setting trusts this feed.</summary>
    NotTrusted,

    /// <summary>It is more than changes added to what is in effect: a new index, or changes left out.</summary>
    NotDaily,
}
