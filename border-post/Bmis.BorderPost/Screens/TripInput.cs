using System.Globalization;
using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Screens;

/// <summary>The form about a journey as the page posts it: texts, each of which may be anything.</summary>
internal sealed class TripInput
{
    public string? Category { get; set; }

    public string? Residence { get; set; }

    public string? Purpose { get; set; }

    public string? Transport { get; set; }

    public string? Voyage { get; set; }

    public string? Plate { get; set; }

    public string? Origin { get; set; }

    public string? Destination { get; set; }

    public string? StayDays { get; set; }

    public string? Address { get; set; }

    public string? Visa { get; set; }

    public string? AccompaniedBy { get; set; }

    public string? Consent { get; set; }

    /// <summary>The trip, or the first field that cannot be read.</summary>
    internal (Trip? Trip, TripField? Wrong) Read(DateOnly day)
    {
        TripField? wrong = null;
        void Refuse(TripField field) => wrong ??= field;

        CountryCode? State(TripField field, string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (CountryCode.Parse(text.Trim().ToUpperInvariant()).TryGet(out var state)) return state;
            Refuse(field);
            return null;
        }

        string Code(TripField field, string list, string? text)
        {
            if (string.IsNullOrEmpty(text)) return "";
            if (StandardCodeLists.Get(list).Find(text, day) is null) Refuse(field);
            return text;
        }

        string Text(TripField field, string? text, int longest)
        {
            var trimmed = text?.Trim() ?? "";
            if (trimmed.Length > longest || trimmed.Any(char.IsControl)) Refuse(field);
            return trimmed;
        }

        int? Days(string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
                && days is > 0 and <= Trip.MostDays)
                return days;
            Refuse(TripField.StayDays);
            return null;
        }

        var trip = new Trip
        {
            Residence = State(TripField.Residence, Residence),
            Purpose = Code(TripField.Purpose, "purposes", Purpose),
            Transport = Code(TripField.Transport, "transport", Transport),
            Voyage = Text(TripField.Voyage, Voyage, Trip.LongestNumber),
            Plate = Text(TripField.Plate, Plate, Trip.LongestNumber),
            Origin = State(TripField.Origin, Origin),
            Destination = State(TripField.Destination, Destination),
            StayDays = Days(StayDays),
            Address = Text(TripField.Address, Address, Trip.LongestAddress),
            Visa = Text(TripField.Visa, Visa, Trip.LongestNumber),
            AccompaniedBy = Text(TripField.AccompaniedBy, AccompaniedBy, Trip.LongestAddress),
            Consent = Code(TripField.Consent, "consents", Consent),
        };
        return wrong is null ? (trip, null) : (null, wrong);
    }

    /// <summary>What was typed into a field.</summary>
    internal string? Text(TripField field) => field switch
    {
        TripField.Residence => Residence,
        TripField.Purpose => Purpose,
        TripField.Transport => Transport,
        TripField.Voyage => Voyage,
        TripField.Plate => Plate,
        TripField.Origin => Origin,
        TripField.Destination => Destination,
        TripField.StayDays => StayDays,
        TripField.Address => Address,
        TripField.Visa => Visa,
        TripField.AccompaniedBy => AccompaniedBy,
        _ => Consent,
    };

    public override string ToString() => "[trip]";
}
