// A private PostgreSQL cluster. The server refuses root, and another user may not reach a home of mode 700: then the
// cluster belongs to the user postgres and lies under /var/tmp.
sealed class Cluster
{
    readonly bool asRoot = Environment.UserName == "root";
    readonly string bin, folder;
    readonly Action<string, string[]> must;

    public Cluster(string state, Action<string, string[]> must)
    {
        this.must = must;
        bin = System.IO.Directory.GetDirectories("/usr/lib/postgresql")
            .Where(one => System.IO.File.Exists($"{one}/bin/initdb"))
            .OrderByDescending(one => int.Parse(System.IO.Path.GetFileName(one))).First() + "/bin";
        var mark = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(state)))[..12].ToLowerInvariant();
        folder = asRoot ? $"/var/tmp/bmis-{mark}" : $"{state}/postgres";
    }

    public string Folder => folder;
    public string Start(int port)
    {
        var data = $"{folder}/data";
        var passwordFile = $"{folder}/password";
        if (!System.IO.File.Exists($"{data}/PG_VERSION"))
        {
            System.IO.Directory.CreateDirectory(folder);
            System.IO.File.WriteAllText(passwordFile, Convert.ToHexString(
                System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
            if (asRoot) must("chown", new[] { "-R", "postgres", folder });
            must("chmod", new[] { "-R", "go-rwx", folder });
            AsOwner("sh", "-c", "exec \"$0\" \"$@\" > /dev/null", $"{bin}/initdb", "-D", data, "-U", "bmis", "-A",
                "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions");
        }

        if (System.IO.File.Exists($"{data}/postmaster.pid")) Stop();
        AsOwner($"{bin}/pg_ctl", "-D", data, "-l", $"{folder}/log", "-w", "-s", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=", "start");
        var password = System.IO.File.ReadAllText(passwordFile);
        return $"Host=127.0.0.1;Port={port};Username=bmis;Password={password};Database=postgres";
    }

    public void Stop()
    {
        try
        {
            AsOwner($"{bin}/pg_ctl", "-D", $"{folder}/data", "-m", "fast", "-w", "-s", "stop");
        }
        catch (CakeException)
        {
            // It was not running: a power cut leaves its pid file behind.
        }
    }

    void AsOwner(string program, params string[] arguments)
    {
        var command = new[] { program }.Concat(arguments).ToArray();
        // The owner may not be able to enter the folder that this script was started in.
        var elsewhere = new[] { "-u", "postgres", "--", "sh", "-c", "cd / && exec \"$0\" \"$@\"" };
        if (asRoot) must("runuser", elsewhere.Concat(command).ToArray());
        else must(command[0], command[1..]);
    }
}
