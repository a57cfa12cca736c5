namespace Bmis.BorderPost.Inspecting;

/// <summary>What became of the form about a journey.</summary>
internal enum TripAnswer
{
    /// <summary>It counts.</summary>
    Taken = 1,

    /// <summary>The traveller is no longer at the desk, or a decision is being written.</summary>
    TooLate,

    /// <summary>The category is not one of this country's profile.</summary>
    UnknownCategory,
}
