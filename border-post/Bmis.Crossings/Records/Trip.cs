using Bmis.Biographics;
using Bmis.Crossings.Policies;

namespace Bmis.Crossings.Records;

/// <summary>
/// What an officer enters beside what the document says. Only what the country's profile asks is filled. It prints as
/// <c>[trip]</c>.
/// </summary>
public sealed record Trip
{
    /// <summary>Longest address, in characters.</summary>
    public const int LongestAddress = 200;

    /// <summary>Longest voyage, plate or visa number, in characters.</summary>
    public const int LongestNumber = 20;

    /// <summary>Most days that somebody may mean to stay.</summary>
    public const int MostDays = 3660;

    /// <summary>The code of the list <c>consents</c> that says that there is none.</summary>
    public const string NoConsent = "missing";

    /// <summary>Nothing was asked.</summary>
    public static Trip Empty { get; } = new();

    /// <summary>Country of usual residence.</summary>
    public CountryCode? Residence { get; init; }

    /// <summary>Purpose of travel, code of the list <c>purposes</c>; empty when not asked.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Means of transport, code of the list <c>transport</c>; empty when not asked.</summary>
    public string Transport { get; init; } = "";

    /// <summary>Flight, voyage or train number; empty when not asked.</summary>
    public string Voyage { get; init; } = "";

    /// <summary>Number plate; empty when not asked.</summary>
    public string Plate { get; init; } = "";

    /// <summary>State the journey began in.</summary>
    public CountryCode? Origin { get; init; }

    /// <summary>State the journey leads to.</summary>
    public CountryCode? Destination { get; init; }

    /// <summary>Days the traveller means to stay, the day of entry included.</summary>
    public int? StayDays { get; init; }

    /// <summary>Address during the stay; empty when not asked.</summary>
    public string Address { get; init; } = "";

    /// <summary>Number of the visa or permit; empty when not asked.</summary>
    public string Visa { get; init; } = "";

    /// <summary>Who travels with a minor; empty when not asked.</summary>
    public string AccompaniedBy { get; init; } = "";

    /// <summary>Consent for a minor, code of the list <c>consents</c>; empty when not asked.</summary>
    public string Consent { get; init; } = "";

    /// <summary>Whether a field is filled.</summary>
    public bool Has(TripField field) => field switch
    {
        TripField.Residence => Residence is not null,
        TripField.Purpose => Purpose.Length > 0,
        TripField.Transport => Transport.Length > 0,
        TripField.Voyage => Voyage.Length > 0,
        TripField.Plate => Plate.Length > 0,
        TripField.Origin => Origin is not null,
        TripField.Destination => Destination is not null,
        TripField.StayDays => StayDays is not null,
        TripField.Address => Address.Length > 0,
        TripField.Visa => Visa.Length > 0,
        TripField.AccompaniedBy => AccompaniedBy.Length > 0,
        TripField.Consent => Consent.Length > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <inheritdoc/>
    public override string ToString() => "[trip]";
}
