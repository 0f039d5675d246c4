"""Random draws of uncertain inputs."""
