using System.Text;

namespace Bmis.Benchmarks.Edifact;

/// <summary>
/// What a program does that has no reader: text, split into segments, elements and components. Without escapes, folds,
/// other separators and diagnostics it does less.
/// </summary>
internal static class SplitReader
{
    /// <summary>The travellers of lists or bookings.</summary>
    internal static int Travellers(byte[] bytes)
    {
        var (names, components) = (new List<string>(), 0);
        foreach (var segment in Encoding.ASCII.GetString(bytes).Split('\''))
        {
            var elements = segment.Split('+');
            foreach (var element in elements)
                components += element.Split(':').Length;
            if (elements is ["NAD", "FL", ..] or ["TIF", _, ..])
                names.Add(elements[^1]);
        }

        GC.KeepAlive(components);
        return names.Count;
    }
}
