namespace Bmis.BorderPost.Inspecting;

/// <summary>What became of a document that an officer typed.</summary>
internal enum TypedAnswer
{
    /// <summary>It is at the desk.</summary>
    Taken,

    /// <summary>The traveller at the desk has a document that could be read: decide about that one first.</summary>
    Busy,

    /// <summary>The desk has changed since the form was opened.</summary>
    TooLate,
}
