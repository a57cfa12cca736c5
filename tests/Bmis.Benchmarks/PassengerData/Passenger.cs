using System.Globalization;
using Bmis.Watchlist;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Benchmarks.PassengerData;

/// <summary>Somebody of the shared files who is on no list. It prints as <c>[person]</c>.</summary>
internal sealed record Passenger(string Surname, string Given, string Birth)
{
    /// <summary>Everybody whose birth date is whole; there are thousands.</summary>
    public static IReadOnlyList<Passenger> All() =>
    [
        .. RealLists.Negatives(1)
            .Where(one => one.Name is not null && one.BirthDate.IsComplete)
            .Select(Of)
            .Where(one => one.Surname.Length > 0 && one.Given.Length > 0),
    ];

    public override string ToString() => "[person]";

    private static Passenger Of(AlertQuery query) => new(
        query.Name!.MrzPrimary.Replace('<', ' '),
        query.Name.MrzSecondary.Replace('<', ' '),
        query.BirthDate.Earliest.ToString("yyMMdd", CultureInfo.InvariantCulture));
}
