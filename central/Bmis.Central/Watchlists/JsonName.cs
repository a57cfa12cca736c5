using System.Text.Json;

namespace Bmis.Central.Watchlists;

/// <summary>Names of enumerations as they stand in JSON: <c>splitOrMerged</c>.</summary>
internal static class JsonName
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
