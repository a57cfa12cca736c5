namespace Bmis.BorderPost.PaperForms;

/// <summary>Why a paper form was not taken.</summary>
internal enum PaperProblem
{
    /// <summary>A field cannot be read.</summary>
    Field = 1,

    /// <summary>The form has no number, or one that is too long.</summary>
    Number,

    /// <summary>The officer's id is missing or too long.</summary>
    Officer,

    /// <summary>The code of the post is missing or is none.</summary>
    Post,

    /// <summary>There was no such time: the clocks were put forward over it, or it is no date.</summary>
    NoSuchTime,

    /// <summary>The time lies in the future.</summary>
    InFuture,

    /// <summary>The time lies so far back that it is a slip of the pen.</summary>
    TooOld,

    /// <summary>Something that must be asked of this traveller is not answered.</summary>
    Unanswered,

    /// <summary>This form, or this document at this minute, is recorded already.</summary>
    AlreadyThere,

    /// <summary>Too many forms wait for a second look.</summary>
    TooMany,
}
