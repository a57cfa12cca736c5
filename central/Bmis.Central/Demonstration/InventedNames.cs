namespace Bmis.Central.Demonstration;

/// <summary>
/// Names put together from syllables of our own, so that no made-up traveller bears the name of a person on purpose.
/// </summary>
internal static class InventedNames
{
    private static readonly string[] Starts =
    [
        "Bal", "Cor", "Dren", "El", "Fay", "Gor", "Hal", "Ist", "Jov", "Kel", "Lum", "Mar", "Nor", "Orl", "Pel", "Quin",
        "Ras", "Sol", "Tam", "Ul", "Ver", "Wen", "Yar", "Zel", "Amb", "Bren", "Cas", "Dov", "Eri", "Fenn",
    ];

    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ar", "en", "il", "om", "un", "ari", "eno"];

    private static readonly string[] FamilyEnds =
        ["dane", "vik", "mont", "shaw", "tari", "lund", "beck", "quor", "nesh", "wick", "rano", "zade", "tollo"];

    private static readonly string[] FemaleEnds = ["la", "na", "ra", "sa", "ya", "lle", "dis", "mina"];

    private static readonly string[] MaleEnds = ["n", "s", "to", "rik", "mo", "des", "vin", "lan"];

    public static string Family(Random random) => Join(random, FamilyEnds);

    public static string Given(Random random, bool female) => Join(random, female ? FemaleEnds : MaleEnds);

    private static string Join(Random random, string[] ends) =>
        Starts[random.Next(Starts.Length)] + Middles[random.Next(Middles.Length)] + ends[random.Next(ends.Length)];
}
