namespace Bmis.BorderPost.Inspecting;

/// <summary>What a second look at a typed document came to.</summary>
internal enum SecondLookAnswer
{
    /// <summary>Both read the same.</summary>
    Agrees,

    /// <summary>The document's number differs from what was typed.</summary>
    NumberDiffers,

    /// <summary>The birth date differs from what was typed.</summary>
    BirthDateDiffers,

    /// <summary>The day on a paper form differs from what was typed.</summary>
    DayDiffers,

    /// <summary>The crossing of a paper form was recorded meanwhile, from another typing of it.</summary>
    AlreadyThere,

    /// <summary>Who typed cannot be the second to look.</summary>
    SamePerson,

    /// <summary>The traveller is no longer at the desk, or the document was not typed.</summary>
    TooLate,
}
