namespace Bmis.Crossings.Policies;

/// <summary>What an officer may be asked to enter beside what the document says.</summary>
public enum TripField
{
    /// <summary>Country of usual residence (IRTS 2008: statistics classify by residence).</summary>
    Residence = 1,

    /// <summary>Purpose of travel, code of the list <c>purposes</c>.</summary>
    Purpose,

    /// <summary>Means of transport, code of the list <c>transport</c>.</summary>
    Transport,

    /// <summary>Flight, voyage or train number.</summary>
    Voyage,

    /// <summary>Number plate.</summary>
    Plate,

    /// <summary>State the journey began in.</summary>
    Origin,

    /// <summary>State the journey leads to.</summary>
    Destination,

    /// <summary>Days the traveller means to stay.</summary>
    StayDays,

    /// <summary>Address during the stay.</summary>
    Address,

    /// <summary>Number of the visa or permit.</summary>
    Visa,

    /// <summary>Who travels with a minor: name, relation, document.</summary>
    AccompaniedBy,

    /// <summary>Consent of those who answer for a minor, code of the list <c>consents</c>.</summary>
    Consent,
}
