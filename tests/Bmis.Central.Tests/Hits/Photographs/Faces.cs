namespace Bmis.Central.Tests.Hits.Photographs;

/// <summary>Two faces that nobody has, as JPEG files of 480 by 640.</summary>
internal static class Faces
{
    public static byte[] One { get; } = Read("specimen-face.jpg");

    public static byte[] Other { get; } = Read("specimen-other-face.jpg");

    private static byte[] Read(string name)
    {
        using var stream = typeof(Faces).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
