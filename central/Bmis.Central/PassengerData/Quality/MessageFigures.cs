namespace Bmis.Central.PassengerData.Quality;

/// <summary>What is counted of messages.</summary>
internal sealed record MessageFigures
{
    public string Carrier { get; init; } = "";

    public int Messages { get; init; }

    public int GradeA { get; init; }

    public int GradeB { get; init; }

    public int GradeC { get; init; }

    public int GradeD { get; init; }

    public int GradeE { get; init; }

    public int Repeated { get; init; }

    public int Held { get; init; }

    public int Refused { get; init; }

    /// <summary>Everybody named, as often as messages name him or her.</summary>
    public int Persons { get; init; }

    /// <summary>Of these those on lists of passengers and crew.</summary>
    public int Listed { get; init; }

    public int WithBirth { get; init; }

    public int WithNationality { get; init; }

    public int WithDocument { get; init; }

    public int WithUnreadDate { get; init; }

    /// <summary>Findings that are a warning or worse.</summary>
    public int Warnings { get; init; }

    /// <summary>Share of grades A and B; null without messages.</summary>
    public double? Readable => Share.Of(GradeA + GradeB, Messages);

    /// <summary>Null without persons.</summary>
    public double? WarningsPerHundred => Share.Of(Warnings, Persons) * 100;

    public IEnumerable<(string Grade, int Count)> Grades =>
        [("A", GradeA), ("B", GradeB), ("C", GradeC), ("D", GradeD), ("E", GradeE)];
}
