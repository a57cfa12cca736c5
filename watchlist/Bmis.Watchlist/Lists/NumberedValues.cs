namespace Bmis.Watchlist.Lists;

/// <summary>The values of an enumeration by their numbers, all below 256, as a list file writes them.</summary>
internal static class NumberedValues<T>
    where T : struct, Enum
{
    private static readonly T?[] Values = Load();

    /// <summary>The value, or null where no value has the number.</summary>
    internal static T? Find(byte number) => Values[number];

    private static T?[] Load()
    {
        var values = new T?[byte.MaxValue + 1];
        foreach (var value in Enum.GetValues<T>()) values[Convert.ToByte(value, null)] = value;
        return values;
    }
}
