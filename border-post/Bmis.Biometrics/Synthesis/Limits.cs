namespace Bmis.Biometrics.Synthesis;

/// <summary>Refuses parameters outside of their limits: they come from our own code.</summary>
internal static class Limits
{
    internal static void Check(double value, double least, double greatest, string name)
    {
        if (!(value >= least && value <= greatest)) throw Outside(name);
    }

    internal static ArgumentOutOfRangeException Outside(string name) => new(name, "The value is outside of its limits.");
}
