using Bmis.Biographics;

namespace Bmis.Watchlist.Lists.Ftm;

/// <summary>A document that is an entity of its own, kept until all its possible holders are read.</summary>
internal sealed record FtmDocument(
    SourcePlace Place, string Type, string[] Numbers, string[] Holders, CountryCode? State)
{
    internal static FtmDocument Of(FtmEntity entity) => new(
        entity.Place,
        entity["type"].FirstOrDefault(entity.Schema),
        [.. entity["number"]],
        [.. entity["holder"]],
        entity["country"].Select(CountryNames.OfCode).FirstOrDefault(country => country is not null));

    public override string ToString() => "[document]";
}
