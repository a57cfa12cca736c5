using Bmis.BorderPost.Screens;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.PaperForms;

/// <summary>A paper form as it stands on the page. It prints as <c>[paper form]</c>.</summary>
public sealed record PaperView
{
    /// <summary>Which way the traveller went.</summary>
    public Direction Direction { get; init; } = Direction.Entry;

    /// <summary>The traveller's category.</summary>
    public string Category { get; init; } = TravellerCategories.VisaExempt;

    /// <summary>Number of the form.</summary>
    public string? Form { get; init; }

    /// <summary>Post at which it was written.</summary>
    public string? Post { get; init; }

    /// <summary>Day on the form.</summary>
    public string? Day { get; init; }

    /// <summary>Time on the form.</summary>
    public string? Time { get; init; }

    /// <summary>Officer on the form.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Whether the traveller was sent to second line.</summary>
    public bool Referred { get; init; }

    /// <summary>What was typed of the document.</summary>
    public IReadOnlyDictionary<DocumentField, string?> Document { get; init; } =
        new Dictionary<DocumentField, string?>();

    /// <summary>What was typed about the journey.</summary>
    public IReadOnlyDictionary<TripField, string?> Trip { get; init; } = new Dictionary<TripField, string?>();

    /// <summary>Whether the questions about a minor are asked.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Why it was not taken; empty before anybody tried.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The field of the document that cannot be read; null when all can.</summary>
    public DocumentField? Wrong { get; init; }

    /// <summary>The field of the journey that cannot be read; null when all can.</summary>
    public TripField? WrongTrip { get; init; }

    internal static PaperView Of(PaperInput head, DocumentInput document, TripInput trip) => new()
    {
        Direction = head.Direction,
        Category = trip.Category ?? "",
        Form = head.Form,
        Post = head.Post,
        Day = head.Day,
        Time = head.Time,
        DecidedBy = head.DecidedBy,
        Referred = head.Referred,
        Document = document.Texts,
        Trip = Enum.GetValues<TripField>().ToDictionary(field => field, trip.Text),
    };

    /// <inheritdoc/>
    public override string ToString() => "[paper form]";
}
