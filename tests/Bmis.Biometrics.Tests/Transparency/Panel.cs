using Bmis.Biometrics.Images;

namespace Bmis.Biometrics.Tests.Transparency;

/// <summary>One stage as a colour picture.</summary>
internal sealed class Panel(int width, int height)
{
    private readonly float[] _colours = new float[width * height * 3];

    internal readonly record struct Colour(float Red, float Green, float Blue)
    {
        internal static Colour Grey(float grey) => new(grey, grey, grey);
    }

    internal int Width => width;

    internal int Height => height;

    internal static Panel Of(GreyImage picture, Func<byte, int, Colour> colour)
    {
        var panel = new Panel(picture.Width, picture.Height);
        for (var i = 0; i < picture.Pixels.Length; i++)
            panel.Set(i % picture.Width, i / picture.Width, colour(picture.Pixels[i], i));
        return panel;
    }

    internal void Set(int x, int y, Colour colour)
    {
        if ((uint)x >= (uint)width || (uint)y >= (uint)height) return;
        var at = (y * width + x) * 3;
        (_colours[at], _colours[at + 1], _colours[at + 2]) = (colour.Red, colour.Green, colour.Blue);
    }

    /// <summary>A line, two pixels thick.</summary>
    internal void Line(double x, double y, double toX, double toY, Colour colour)
    {
        var steps = (int)(Math.Max(Math.Abs(toX - x), Math.Abs(toY - y)) * 2) + 1;
        for (var step = 0; step <= steps; step++)
        {
            double u = x + (toX - x) * step / steps, v = y + (toY - y) * step / steps;
            for (var i = 0; i < 4; i++) Set((int)(u + (i & 1)), (int)(v + (i >> 1)), colour);
        }
    }

    internal void Ring(int x, int y, double radius, Colour colour)
    {
        for (var v = -(int)radius - 1; v <= radius + 1; v++)
            for (var u = -(int)radius - 1; u <= radius + 1; u++)
                if (Math.Abs(Math.Sqrt(u * u + v * v) - radius) < 1.2)
                    Set(x + u, y + v, colour);
    }

    /// <summary>Copies the panel, made smaller, into a strip: each pixel is the mean of the area it covers.</summary>
    internal void Place(byte[] strip, int stripWidth, int left, int toWidth, int toHeight)
    {
        double across = (double)width / toWidth, down = (double)height / toHeight;
        for (var y = 0; y < toHeight; y++)
            for (var x = 0; x < toWidth; x++)
                for (var channel = 0; channel < 3; channel++)
                    strip[(y * stripWidth + left + x) * 3 + channel] =
                        (byte)(Mean(x * across, (x + 1) * across, y * down, (y + 1) * down, channel) + 0.5);
    }

    private double Mean(double left, double right, double top, double bottom, int channel)
    {
        double sum = 0, weight = 0;
        for (var y = (int)top; y < Math.Min(bottom, height); y++)
        {
            for (var x = (int)left; x < Math.Min(right, width); x++)
            {
                var share = (Math.Min(right, x + 1) - Math.Max(left, x)) * (Math.Min(bottom, y + 1) - Math.Max(top, y));
                sum += share * _colours[(y * width + x) * 3 + channel];
                weight += share;
            }
        }
        return sum / weight;
    }
}
